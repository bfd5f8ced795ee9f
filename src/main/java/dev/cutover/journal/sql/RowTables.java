package dev.cutover.journal.sql;

import java.time.ZoneOffset;
import java.util.List;

/** The tables that lines of a record come into, as the migrations make them. */
final class RowTables {
    static final RowTable<Row.EventRow> EVENT = new RowTable<>(
            "event",
            List.of("epoch", "type", "step", "attempt", "actor", "json", "hash"),
            (row, rowCells) -> rowCells.number(row.epoch())
                    .text(row.type())
                    .text(row.step())
                    .number(row.attempt())
                    .text(row.actor())
                    .text(row.json())
                    .text(row.hash()));

    static final RowTable<Row.DecisionRow> DECISION = new RowTable<>(
            "decision",
            List.of("question", "owner", "role", "subject", "choice", "reason", "impact", "via", "os_user"),
            (row, rowCells) -> {
                var decision = row.decision();
                rowCells.text(decision.question())
                        .text(decision.owner())
                        .text(decision.role().value())
                        .text(decision.subject())
                        .text(decision.choice())
                        .text(decision.reason())
                        .text(decision.impact())
                        .text(decision.via())
                        .text(decision.user());
            });

    static final RowTable<Row.EvidenceRow> EVIDENCE = new RowTable<>(
            "evidence",
            List.of("step", "attempt", "sha256", "name", "media_type", "bytes", "source"),
            (row, rowCells) -> {
                var fact = row.fact();
                rowCells.text(fact.step().value())
                        .number(fact.attempt())
                        .text(fact.sha256())
                        .text(fact.name())
                        .text(fact.mediaType())
                        .number(fact.bytes())
                        .text(fact.source());
            });

    static final RowTable<Row.SampleRow> SAMPLE = new RowTable<>(
            "sample",
            List.of("number", "criterion", "segment", "verdict", "measured", "samples", "note"),
            (row, rowCells) -> {
                var sample = row.sample();
                rowCells.number(row.number())
                        .text(sample.criterion().value())
                        .text(sample.segment().toString())
                        .word(sample.verdict())
                        .measure(sample.value())
                        .number(sample.count())
                        .text(sample.note());
            });

    static final RowTable<Row.StretchRow> STRETCH = new RowTable<>(
            "stretch",
            List.of(
                    "number",
                    "criterion",
                    "segment",
                    "verdict",
                    "began",
                    "ended",
                    "times",
                    "first_measured",
                    "last_measured",
                    "least",
                    "greatest",
                    "samples",
                    "note"),
            (row, rowCells) -> {
                var sampleStretch = row.sampleStretch();
                var last = sampleStretch.last();
                rowCells.number(row.number())
                        .text(last.criterion().value())
                        .text(last.segment().toString())
                        .word(last.verdict())
                        .time(sampleStretch.from().atOffset(ZoneOffset.UTC))
                        .time(sampleStretch.until().atOffset(ZoneOffset.UTC))
                        .number(sampleStretch.times())
                        .measure(sampleStretch.first())
                        .measure(last.value())
                        .measure(sampleStretch.least())
                        .measure(sampleStretch.greatest())
                        .number(last.count())
                        .text(last.note());
            });

    static final RowTable<Row.StepRow> STEP_CHANGE = new RowTable<>(
            "step_change",
            List.of("step", "attempt", "state", "how", "cause", "why"),
            (row, rowCells) -> rowCells.text(row.fact().step().value())
                    .number(row.fact().attempt())
                    .text(row.state().documentName())
                    .word(row.how())
                    .word(row.cause())
                    .text(row.why()));

    static final RowTable<Row.IntentRow> INTENT = new RowTable<>(
            "intent",
            List.of("effect", "correlation", "step", "attempt", "direction", "system", "deed"),
            (row, rowCells) -> {
                var effect = row.effect();
                rowCells.text(effect.key())
                        .text(effect.correlation())
                        .text(effect.step().value())
                        .number(effect.attempt())
                        .word(effect.direction())
                        .text(effect.system().value())
                        .text(row.deed());
            });

    static final RowTable<Row.ChangeRow> EFFECT_CHANGE = new RowTable<>(
            "effect_change",
            List.of("effect", "state", "detail"),
            (row, rowCells) -> rowCells.text(row.effect()).word(row.state()).text(row.detail()));

    static final RowTable<Row.SignatureRow> SIGNATURE = new RowTable<>(
            "signature",
            List.of("person", "about", "says", "saw", "signature"),
            (row, rowCells) -> rowCells.text(row.person())
                    .text(row.about())
                    .text(row.says())
                    .text(row.saw())
                    .text(row.signature()));

    private RowTables() {}
}
