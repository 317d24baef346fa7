// Checks chat JSONL with simdjson or yyjson: the rules of chat_check.py, one yes or no a line, counted. One thread.
// Build: g++ -O3 -std=c++17 -march=native chat_check.cpp -o chat_check -lsimdjson [-DWITH_YYJSON -lyyjson]
// Usage: chat_check version|ondemand|dom|yyjson FILE
// Exit status: 0 if every line is a valid record, 1 if not, 2 if the file cannot be read.
#include <fcntl.h>
#include <simdjson.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <vector>
#ifdef WITH_YYJSON
#include <yyjson.h>
#endif

using simdjson::SIMDJSON_PADDING;
using std::string_view;

namespace {

struct Counts {
  size_t lines = 0, invalid = 0;
};

/// What chat_check.py asks for of a conversation, message by message.
class Conversation {
 public:
  bool add(string_view role, string_view content) {
    if (content.find_first_not_of(" \t\n\r\v\f") == string_view::npos) return false;
    const bool is_user = role == "user";
    has_user_ |= is_user;
    last_is_assistant_ = role == "assistant";
    return is_user || last_is_assistant_ || role == "system" || role == "tool" || role == "function";
  }
  bool is_valid() const { return has_user_ && last_is_assistant_; }

  static bool is_key(string_view key) {
    return key == "name" || key == "weight" || key == "tool_calls" || key == "tool_call_id" || key == "function_call";
  }

 private:
  bool has_user_ = false, last_is_assistant_ = false;
};

/// On demand: looks at what it is asked for and passes over the rest; of the rest only UTF-8 and the brackets are checked.
bool is_valid(simdjson::ondemand::object record) {
  namespace od = simdjson::ondemand;
  od::array messages;
  if (record.find_field_unordered("messages").get_array().get(messages)) return false;
  Conversation conversation;
  for (auto item : messages) {
    od::object message;
    if (item.get_object().get(message)) return false;
    string_view role, content;
    for (auto field : message) {
      string_view key;
      if (field.unescaped_key().get(key)) return false;
      if (key == "role") {
        if (field.value().get_string().get(role)) return false;
      } else if (key == "content") {
        if (field.value().get_string().get(content)) return false;
      } else if (!Conversation::is_key(key)) {
        return false;
      }
    }
    if (!conversation.add(role, content)) return false;
  }
  return conversation.is_valid();
}

/// The document: parses everything, then looks.
bool is_valid(simdjson::dom::element record) {
  simdjson::dom::array messages;
  if (record["messages"].get(messages)) return false;
  Conversation conversation;
  for (simdjson::dom::element item : messages) {
    simdjson::dom::object message;
    if (item.get(message)) return false;
    string_view role, content;
    for (auto field : message) {
      if (field.key == "role") {
        if (field.value.get(role)) return false;
      } else if (field.key == "content") {
        if (field.value.get(content)) return false;
      } else if (!Conversation::is_key(field.key)) {
        return false;
      }
    }
    if (!conversation.add(role, content)) return false;
  }
  return conversation.is_valid();
}

#ifdef WITH_YYJSON
string_view text_of(yyjson_val *value) { return {yyjson_get_str(value), yyjson_get_len(value)}; }

bool is_valid(yyjson_val *record) {
  yyjson_val *messages = yyjson_obj_get(record, "messages"), *message, *key, *value;
  if (!yyjson_is_arr(messages)) return false;
  Conversation conversation;
  size_t i, max, j, fields;
  yyjson_arr_foreach(messages, i, max, message) {
    if (!yyjson_is_obj(message)) return false;
    string_view role, content;
    yyjson_obj_foreach(message, j, fields, key, value) {
      const string_view name = text_of(key);
      const bool is_role = name == "role";
      if (is_role || name == "content") {
        if (!yyjson_is_str(value)) return false;
        (is_role ? role : content) = text_of(value);
      } else if (!Conversation::is_key(name)) {
        return false;
      }
    }
    if (!conversation.add(role, content)) return false;
  }
  return conversation.is_valid();
}
#endif

/// Reads a file in pieces that end behind a line feed, with room behind them.
template <class F>
bool for_each_piece(const char *path, F take) {
  const int file = open(path, O_RDONLY);
  if (file < 0) return false;
  std::vector<char> buffer((1 << 20) + SIMDJSON_PADDING);
  size_t have = 0;
  for (;;) {
    if (buffer.size() - SIMDJSON_PADDING == have) buffer.resize(buffer.size() * 2);
    const ssize_t read_now = read(file, buffer.data() + have, buffer.size() - SIMDJSON_PADDING - have);
    if (read_now < 0) return false;
    have += read_now;
    size_t whole = have;
    if (read_now > 0) {
      const void *feed = memrchr(buffer.data(), '\n', have);
      whole = feed ? static_cast<const char *>(feed) + 1 - buffer.data() : 0;
    }
    if (whole > 0) take(buffer.data(), whole);
    have -= whole;
    memmove(buffer.data(), buffer.data() + whole, have);
    if (read_now == 0) break;
  }
  close(file);
  return true;
}

}  // namespace

int main(int argc, char **argv) {
  if (argc == 2 && string_view(argv[1]) == "version") {
    printf("simdjson %s", SIMDJSON_STRINGIFY(SIMDJSON_VERSION));
#ifdef WITH_YYJSON
    printf(", yyjson %s", YYJSON_VERSION_STRING);
#endif
    puts("");
    return 0;
  }
  if (argc != 3) return 2;
  const string_view mode = argv[1];
  Counts counts;
  bool read_all = false;
  if (mode == "ondemand") {
    simdjson::ondemand::parser parser;
    read_all = for_each_piece(argv[2], [&](char *piece, size_t length) {
      simdjson::ondemand::document_stream documents;
      if (parser.iterate_many(piece, length, std::max<size_t>(length, 1000)).get(documents)) {
        counts.invalid++;
        return;
      }
      for (auto document : documents) {
        simdjson::ondemand::object record;
        counts.lines++;
        counts.invalid += document.get_object().get(record) || !is_valid(record);
      }
    });
  } else if (mode == "dom") {
    simdjson::dom::parser parser;
    read_all = for_each_piece(argv[2], [&](char *piece, size_t length) {
      simdjson::dom::document_stream documents;
      if (parser.parse_many(reinterpret_cast<const uint8_t *>(piece), length, std::max<size_t>(length, 1000)).get(documents)) {
        counts.invalid++;
        return;
      }
      for (auto document : documents) {
        simdjson::dom::element record;
        counts.lines++;
        counts.invalid += document.get(record) || !is_valid(record);
      }
    });
#ifdef WITH_YYJSON
  } else if (mode == "yyjson") {
    std::vector<char> pool(1 << 24);
    read_all = for_each_piece(argv[2], [&](char *piece, size_t length) {
      for (char *line = piece, *end = piece + length; line < end;) {
        char *feed = static_cast<char *>(memchr(line, '\n', end - line));
        if (!feed) feed = end;
        yyjson_alc memory;
        yyjson_alc_pool_init(&memory, pool.data(), pool.size());
        yyjson_doc *document = yyjson_read_opts(line, feed - line, 0, &memory, nullptr);
        counts.lines++;
        counts.invalid += !document || !is_valid(yyjson_doc_get_root(document));
        line = feed + 1;
      }
    });
#endif
  } else {
    return 2;
  }
  if (!read_all) return 2;
  printf("%zu lines, %zu invalid\n", counts.lines, counts.invalid);
  return counts.invalid > 0;
}
