package dev.cutover.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cutover.spi.Actions;
import dev.cutover.spi.Finding;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What holds of named operations. */
public abstract class ActionsContract extends ConnectorContract {
    private static final String KEY = "run-1/freeze/region=us-east";

    /** A call with its parameters, as a runbook has it. */
    public record Call(String operation, Map<String, Object> with) {}

    /** A call that changes the system, and that it accepts. */
    protected abstract Call write();

    /** How often the system was changed, as the system itself shows it; not asked of the connector. */
    protected abstract long effects() throws Exception;

    /** A call of an operation that only reads. */
    protected Optional<Call> read() {
        return Optional.empty();
    }

    /** A call whose system does not answer for a minute or longer. */
    protected Optional<Call> hanging() throws Exception {
        return Optional.empty();
    }

    @Test
    void theOperationsAreThoseOfTheDescription() throws Exception {
        assertThat(open(Actions.class).operations())
                .containsExactlyInAnyOrderElementsOf(
                        provider().describe(binding()).operations());
    }

    @Test
    void anAcceptedCallHasOneEffect() throws Exception {
        long before = effects();
        assertSucceeds(call(open(Actions.class), write(), KEY));
        assertThat(effects()).isEqualTo(before + 1);
    }

    @Test
    void aSecondCallWithTheSameKeyHasNoFurtherEffect() throws Exception {
        var actions = open(Actions.class);
        assumeTrue(operation(actions, write()).idempotent(), "the operation is not declared idempotent");
        long before = effects();
        assertSucceeds(call(actions, write(), KEY));
        assertSucceeds(call(actions, write(), KEY));
        assertThat(effects()).isEqualTo(before + 1);
    }

    @Test
    void aRepeatInTheNextProcessHasNoFurtherEffect() throws Exception {
        var actions = open(Actions.class);
        assumeTrue(operation(actions, write()).idempotent(), "the operation is not declared idempotent");
        long before = effects();
        assertSucceeds(call(actions, write(), KEY));
        try (var next = provider().open(binding(), run().takenOver())) {
            assertSucceeds(call(next.as(Actions.class).orElseThrow(), write(), KEY));
        }
        assertThat(effects()).isEqualTo(before + 1);
    }

    @Test
    void whatWasDoneIsFoundByReadBack() throws Exception {
        var actions = open(Actions.class);
        assumeTrue(operation(actions, write()).readBack(), "the operation is declared to have no read-back");
        assertSucceeds(call(actions, write(), KEY));
        long before = effects();
        assertThat(readBack(actions, write())).isEqualTo(Finding.DONE);
        assertThat(effects()).as("a read-back changes nothing").isEqualTo(before);
    }

    @Test
    void whatWasNotDoneIsNeverFoundByReadBack() throws Exception {
        var actions = open(Actions.class);
        assumeTrue(operation(actions, write()).readBack(), "the operation is declared to have no read-back");
        long before = effects();
        assertThat(readBack(actions, write())).isNotEqualTo(Finding.DONE);
        assertThat(effects()).as("a read-back changes nothing").isEqualTo(before);
    }

    @Test
    void anUnknownOperationFailsAndChangesNothing() throws Exception {
        long before = effects();
        var outcome = call(open(Actions.class), new Call("no-such-operation", Map.of()), KEY);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.changedNothing()).as("it changed nothing").isTrue();
            assertThat(failed.why()).contains("no-such-operation");
        });
        assertThat(effects()).isEqualTo(before);
    }

    @Test
    void aReadChangesNothing() throws Exception {
        assumeTrue(read().isPresent(), "the author names no operation that reads");
        var actions = open(Actions.class);
        var read = read().orElseThrow();
        assertThat(operation(actions, read).reads())
                .as("it is declared to read")
                .isTrue();
        long before = effects();
        assertSucceeds(call(actions, read, KEY));
        assertThat(effects()).isEqualTo(before);
    }

    @Test
    void aHangingCallEndsWhenItIsInterrupted() throws Exception {
        var hanging = hanging();
        assumeTrue(hanging.isPresent(), "the author names no call that hangs");
        var actions = open(Actions.class);
        var outcome = new AtomicReference<Object>("it is still running");
        var caller = InterruptedCall.of(() -> outcome.set(call(actions, hanging.orElseThrow(), KEY)));
        assertThat(caller.wasHanging())
                .as("the call hangs; it returned %s", outcome.get())
                .isTrue();
        assertThat(caller.hasEnded()).as("the call ends within seconds").isTrue();
        assertThat(outcome.get()).isNotInstanceOf(Outcome.Succeeded.class);
    }

    private static void assertSucceeds(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
    }

    private Outcome call(Actions actions, Call call, String key) throws Exception {
        return actions.call(call.operation(), call.with(), run().call(key));
    }

    private Finding readBack(Actions actions, Call call) throws Exception {
        var context = run().call(KEY);
        actions.awaitEnd(call.operation(), context);
        return actions.readBack(call.operation(), call.with(), context);
    }

    private static Operation operation(Actions actions, Call call) {
        return actions.operations().stream()
                .filter(operation -> operation.name().equals(call.operation()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the connector has no operation " + call.operation()));
    }
}
