package dev.cutover.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cutover.model.Binding;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Found;
import dev.cutover.spi.Preflight.Purpose;
import dev.cutover.spi.Preflight.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What holds of the check of a system. */
public abstract class PreflightContract extends ConnectorContract {
    /** The state of the system as a text that any change of it changes; not asked of the connector. */
    protected abstract String state() throws Exception;

    /** A system that cannot be reached; opening it works. */
    protected Optional<Binding> unreachable() throws Exception {
        return Optional.empty();
    }

    @Test
    void aHealthySystemHasNothingThatFails() throws Exception {
        assertThat(look(binding())).isNotEmpty().allSatisfy(found -> {
            assertThat(found.verdict()).as(found + "").isNotEqualTo(Verdict.FAILED);
            assertThat(found.text().lines().count()).as("lines of %s", found).isLessThan(2);
        });
    }

    @Test
    void lookingChangesNothing() throws Exception {
        String before = state();
        look(binding());
        look(binding());
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aSystemThatCannotBeReachedIsNeverReachable() throws Exception {
        var unreachable = unreachable();
        assumeTrue(unreachable.isPresent(), "the author names no system that cannot be reached");
        try {
            assertThat(look(unreachable.orElseThrow()))
                    .noneMatch(found -> isGood(found, Aspect.REACHABLE))
                    .noneMatch(found -> isGood(found, Aspect.WEIGHTS))
                    .noneMatch(found -> isGood(found, Aspect.METRICS))
                    .anyMatch(found -> found.verdict() == Verdict.FAILED);
        } catch (ConnectorException e) {
            assertThat(e.getMessage()).as("the reason").isNotBlank();
        }
    }

    private static boolean isGood(Found found, Aspect aspect) {
        return found.aspect() == aspect && found.verdict() == Verdict.OK;
    }

    private List<Found> look(Binding binding) throws Exception {
        var description = provider().describe(binding);
        var purpose = new Purpose(
                ToldTexts.names(description.operations()),
                description.capabilities(),
                run().call("contract/check").deadline());
        return open(binding).as(Preflight.class).orElseThrow().look(purpose);
    }
}
