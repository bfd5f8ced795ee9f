package dev.cutover.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RollbackFact.OpeningOutcome;
import dev.cutover.run.ledger.EffectLedger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenedWordsTest {
    private static final Instant AT = Instant.parse("2026-11-30T12:51:04Z");

    @Test
    void whatWasNeverOpenedSaysSo() {
        assertThat(words(OpeningOutcome.PARKED, List.of()))
                .isEqualTo("PARKED at 12:51:04, not open: old: it is jammed; not opened");
    }

    @Test
    void whatIsOpenSaysWhen() {
        assertThat(words(OpeningOutcome.OPEN, List.of())).isEqualTo("open at 12:51:04");
    }

    private static String words(OpeningOutcome outcome, List<EffectLedger.Entry> undos) {
        return OpenedWords.of(new RollbackFact.Opened(1, outcome, List.of("old: it is jammed")), AT, undos, Map.of());
    }
}
