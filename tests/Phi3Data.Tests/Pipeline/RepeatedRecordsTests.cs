using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>What was there before is found as by comparing each record with all earlier ones.</summary>
public class RepeatedRecordsTests
{
    public static TheoryData<Severity, Severity, bool> Rules()
    {
        var data = new TheoryData<Severity, Severity, bool>();
        foreach (Severity duplicates in (Severity[])[Severity.None, Severity.Warning])
        {
            foreach (Severity conflicts in (Severity[])[Severity.None, Severity.Warning])
            {
                data.Add(duplicates, conflicts, true);
                data.Add(duplicates, conflicts, false);
            }
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Records_AreJudgedAsByComparingAll(Severity duplicates, Severity conflicts, bool hasValidation)
    {
        RuleOptions rules = RuleOptions.Default
            .WithSeverity(RuleId.RecordsMustBeUnique, duplicates).WithSeverity(RuleId.AnswersMustNotConflict, conflicts);
        var random = new Random(11);
        for (int round = 0; round < 300; round++)
        {
            var repeated = new RepeatedRecords(rules, trainingInputs: 1, hasValidation);
            var before = new List<(RecordDigest Digest, RecordLocation Place)>();
            for (int line = 1; line <= 30; line++)
            {
                // Few of each, 0 for no prompt and no answer; a record is its prompt, its answer and something else.
                (ulong prompt, ulong answer, ulong rest) = ((ulong)random.Next(4), (ulong)random.Next(3), (ulong)random.Next(2));
                var digest = new RecordDigest
                {
                    Prompt = prompt << 60,
                    Answer = answer,
                    Record = repeated.WantsRecords ? prompt << 40 | answer << 20 | rest + 1 : 0,
                    Length = 100,
                };
                var place = new RecordLocation(hasValidation && line > 15 ? 1 : 0, line);
                var findings = new FindingBuffer(rules);
                int input = repeated.IsOn ? repeated.Add(digest, place, findings) : 0;
                (RuleId? rule, RecordLocation first) = Judge(digest, place, before, rules, hasValidation);
                Assert.Equal(rule is null ? [] : [rule.Value], findings.Span.ToArray().Select(f => f.Rule));
                if (rule is not null) Assert.Equal((first.Input, first.Line), (input, findings.Span[0].Found));
                before.Add((digest, place));
            }
        }
    }

    private static (RuleId?, RecordLocation) Judge(
        RecordDigest digest, RecordLocation place, List<(RecordDigest Digest, RecordLocation Place)> before, RuleOptions rules, bool hasValidation)
    {
        RecordLocation? same = Find(b => b.Record == digest.Record && b.Prompt == digest.Prompt);
        RecordLocation? prompt = Find(b => b.Prompt == digest.Prompt && digest.Prompt != 0);
        bool checksDuplicates = hasValidation || rules.GetSeverity(RuleId.RecordsMustBeUnique) != Severity.None;
        bool checksPrompts = hasValidation || rules.GetSeverity(RuleId.AnswersMustNotConflict) != Severity.None;
        RuleId? rule = null;
        RecordLocation first = default;
        if (checksDuplicates && same is RecordLocation s)
            (rule, first) = (IsLeak(s) ? RuleId.ValidationMustNotRepeatTraining : RuleId.RecordsMustBeUnique, s);
        else if (checksPrompts && prompt is RecordLocation p)
        {
            bool conflicts = before.First(b => b.Place == p).Digest.Answer != digest.Answer;
            (rule, first) = (IsLeak(p) ? RuleId.ValidationMustNotRepeatTraining : conflicts ? RuleId.AnswersMustNotConflict : null, p);
        }
        return rule is RuleId r && rules.GetSeverity(r) != Severity.None ? (r, first) : (null, default);

        RecordLocation? Find(Func<RecordDigest, bool> condition) => before.Where(b => condition(b.Digest)).Select(b => (RecordLocation?)b.Place).FirstOrDefault();
        bool IsLeak(RecordLocation other) => place.Input > 0 && other.Input == 0;
    }
}
