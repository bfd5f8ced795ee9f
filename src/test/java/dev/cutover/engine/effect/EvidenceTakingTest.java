package dev.cutover.engine.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.context.NextAction;
import dev.cutover.model.EvidenceRequest;
import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.run.AttemptNote;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Capture;
import dev.cutover.spi.Connector;
import dev.cutover.spi.EvidenceSink;
import dev.cutover.spi.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvidenceTakingTest {
    private static final SystemId PAYMENTS = new SystemId("payments");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final CallContext CONTEXT =
            new CallContext("key", "correlation", 1, Segment.EVERYTHING, Instant.EPOCH.plus(LIMIT), EvidenceSink.NONE);

    @Test
    void whatWasNotCapturedInTimeAndWhatWasNotTriedIsNamed() {
        var taking = taking("log", "refunds", "captures", "lines");

        assertThatThrownBy(() -> taking.all("criteria", source -> CONTEXT)).isInstanceOf(InterruptedException.class);

        assertThat(taking.brokenOff(
                        new NextAction.Trouble(NextAction.Trouble.Kind.TIMED_OUT, "no answer within 60 s"), LIMIT))
                .isEqualTo(new AttemptNote.EvidenceMissing("evidence is missing: log of payments: it is full; "
                        + "refunds of payments: not captured within 60 s; "
                        + "not tried: captures of payments, lines of payments"));
    }

    @Test
    void anInterruptIsToldInWords() {
        var taking = taking("refunds");

        assertThatThrownBy(() -> taking.all("criteria", source -> CONTEXT)).isInstanceOf(InterruptedException.class);

        assertThat(taking.brokenOff(
                        new NextAction.Trouble(NextAction.Trouble.Kind.BROKEN_OFF, "InterruptedException"), LIMIT))
                .isEqualTo(new AttemptNote.EvidenceMissing("evidence is missing: refunds of payments: "
                        + "broken off before it was captured; all of it may take 60 s"));
    }

    @Test
    void withAllOfItNothingIsMissing() throws Exception {
        assertThat(taking("captures", "lines").all("criteria", source -> CONTEXT))
                .isEqualTo(new AttemptNote.EvidenceTaken());
    }

    /** From a system whose log is full and whose refunds take too long. */
    private static EvidenceTaking taking(String... sets) {
        Capture capture = (kind, with, context) -> {
            if (with.containsValue("refunds")) {
                throw new InterruptedException();
            }
            return with.containsValue("log") ? new Outcome.Failed("it is full", true) : Outcome.succeeded("");
        };
        var connector = new Connector() {
            @Override
            public <C> Optional<C> as(Class<C> capability) {
                return Optional.of(capability.cast(capture));
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        var requests = List.of(sets).stream()
                .map(set -> new EvidenceRequest("records", Optional.of(PAYMENTS), Map.of("set", set)))
                .toList();
        return new EvidenceTaking(requests, new ConnectedSystems(Map.of(PAYMENTS, connector)), "");
    }
}
