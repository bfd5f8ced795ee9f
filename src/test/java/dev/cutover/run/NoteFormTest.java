package dev.cutover.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.SystemId;
import dev.cutover.testkit.FactArbitraries;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NoteFormTest {

    /** One of each kind, and each answer to a breach. */
    static List<AttemptNote> all() {
        var notes = List.<AttemptNote>of(
                new AttemptNote.EvidenceTaken(),
                new AttemptNote.EvidenceMissing("evidence is missing: log: no"),
                new AttemptNote.OutputsRead("status\u001ffine\u001f"),
                new AttemptNote.Verified(),
                new AttemptNote.NotVerified("verify 'status' failed: ok"),
                new AttemptNote.ActualTimes(Optional.of(Instant.parse("2026-11-24T01:40:00Z")), Optional.empty()),
                new AttemptNote.ActualTimes(Optional.empty(), Optional.of(Instant.parse("2026-11-24T01:55:00Z"))),
                new AttemptNote.BaselineMeasured(),
                new AttemptNote.WeightsRead(1),
                new AttemptNote.WeightsRead(999_999_999_999_999_999L),
                new AttemptNote.FinalWeightsRead(),
                new AttemptNote.SoakedWeightsRead(2),
                new AttemptNote.OtherRoutersRead(2, List.of(new SystemId("lb-1"), new SystemId("lb-2"))),
                new AttemptNote.SteppedBack(),
                new AttemptNote.WorkRemoved(),
                new AttemptNote.GuardOverridden("Dana Ortiz"),
                new AttemptNote.GuardOverriddenAt(0, "Dana Ortiz"),
                new AttemptNote.GuardOverriddenAt(Integer.MAX_VALUE, ""),
                new AttemptNote.Unknown("weather", "fine"));
        var breaches = Arrays.stream(AnswerWord.values()).map(how -> new AttemptNote.BreachFollowed(3, how));
        return Stream.concat(notes.stream(), breaches).toList();
    }

    @Test
    void noKindIsForgottenHere() {
        assertThat(all().stream().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(Set.of(AttemptNote.class.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void aNoteComesBackFromItsForm(AttemptNote note) {
        assertThat(NoteForm.of(note).note()).isEqualTo(note);
    }

    @Property
    void whatIsWrittenIsWrittenSoAgain(@ForAll("notes") AttemptNote read, @ForAll String what, @ForAll String value) {
        assertThat(NoteForm.of(read).note()).isEqualTo(read);
        assertThat(NoteForm.of(new NoteForm(what, value).note())).isEqualTo(new NoteForm(what, value));
    }

    @Provide
    Arbitrary<AttemptNote> notes() {
        return FactArbitraries.notes();
    }

    /** The forms in which builds have written since the first record. */
    @ParameterizedTest
    @CsvSource({
        "evidence, taken, EvidenceTaken[]",
        "evidence, evidence is missing: log, EvidenceMissing[why=evidence is missing: log]",
        "read, a, OutputsRead[outputs=a]",
        "verified, ok, Verified[]",
        "verified, OK, NotVerified[why=OK]",
        "baseline, taken, BaselineMeasured[]",
        "weights-2, as the record left them, WeightsRead[epoch=2]",
        "weights-at-end, as the record left them, FinalWeightsRead[]",
        "soaked-2, as the record left them, SoakedWeightsRead[until=2]",
        "others-2, lb-1 lb-2, 'OtherRoutersRead[until=2, routers=[lb-1, lb-2]]'",
        "breach-1, step-back, 'BreachFollowed[breach=1, how=step-back]'",
        "breach-12, rollback, 'BreachFollowed[breach=12, how=rollback]'",
        "stepped-back, yes, SteppedBack[]",
        "overridden, Dana, GuardOverridden[owner=Dana]",
        "overridden-3, Dana, 'GuardOverriddenAt[moves=3, owner=Dana]'"
    })
    void theFormsOnDiskStayWhatTheyWere(String what, String value, String note) {
        assertThat(new NoteForm(what, value).note()).hasToString(note);
    }

    @ParameterizedTest
    @CsvSource({
        "breach-1, perhaps",
        "breach-01, wait",
        "breach-, wait",
        "breach-9999999999, wait",
        "breach-99999999999999999999, wait",
        "weights-2, elsewhere",
        "weights-at-end, elsewhere",
        "soaked-2, elsewhere",
        "stepped-back, no",
        "baseline, lost",
        "hold-1, wait"
    })
    void whatHasNoFormDecidesNothing(String what, String value) {
        assertThat(new NoteForm(what, value).note()).isEqualTo(new AttemptNote.Unknown(what, value));
    }
}
