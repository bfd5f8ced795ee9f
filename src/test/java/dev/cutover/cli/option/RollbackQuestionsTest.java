package dev.cutover.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.engine.scope.ScopeWish;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.model.Scope;
import dev.cutover.run.RunId;
import dev.cutover.testkit.Books;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code cutover rollback} says and asks at a terminal. */
class RollbackQuestionsTest {
    private static final RunId RUN = new RunId("01jd3n11");

    private final StringWriter said = new StringWriter();

    @Test
    void whoeverIsAskedForTheScopeIsToldThatRampsStandStillAndForHowLong() {
        var scope = typed(RUN.value());

        assertThat(scope).isEqualTo(new ScopeWish(Scope.WHOLE_RUN, List.of(), List.of(), List.of()));
        assertThat(said.toString())
                .startsWith("Ramps stand still while this is asked, for 2m at most." + System.lineSeparator()
                        + "What is rolled back?");
    }

    @Test
    void phasesAndStepsCanBeTypedAsTheScope() {
        assertThat(typed("--step freeze --phase 1").steps()).containsExactly("freeze");
        assertThat(typed("--step freeze --phase 1").phases()).containsExactly("1");
        assertThatThrownBy(() -> typed("mars"))
                .hasMessageContaining("'mars' names no dimension; nothing is rolled back")
                .hasMessageContaining("type the run's id, or region=east,west");
    }

    private ScopeWish typed(String line) {
        var typed = new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.UTF_8));
        var here = new ProcessEnvironment(
                Map.of(), Path.of(""), typed, new PrintWriter(said), new PrintWriter(said), true);
        return new RollbackQuestions(here).scope(RUN, Books.of(List.of(), Books.freeze("freeze")));
    }
}
