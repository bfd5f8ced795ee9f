package dev.cutover.connector.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.spi.Finding;
import dev.cutover.spi.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose flag it is: of the call that set it. */
class FlagOwnerTest {
    private static final Map<String, Object> GREEN = Map.of("flag", "go", "value", "green");
    private static final Map<String, Object> RED = Map.of("flag", "go", "value", "red");
    private static final Map<String, Object> RED_INSTEAD = Map.of("flag", "go", "value", "red", "replace", true);
    private static final Map<String, Object> GO = Map.of("flag", "go");

    @TempDir
    private Path below;

    private HandOver files;

    @BeforeEach
    void begin() throws IOException {
        files = new HandOver(below);
    }

    @Test
    void aFlagOfAnotherCallIsRefusedWhateverItsValueIs() throws Exception {
        files.call("set-flag", GREEN, "run-1/go");
        String before = files.text("go");
        for (var with : List.of(GREEN, RED)) {
            assertThat(files.call("set-flag", with, "run-2/go"))
                    .isEqualTo(Outcome.failed(
                            "the flag is set already (value green, set by run-1/go); nothing was changed."
                                    + " Remove it, or say `replace: true`",
                            true));
        }
        assertThat(files.readBack("set-flag", GREEN, "run-2/go")).isEqualTo(Finding.NOT_DONE);
        assertThat(files.text("go")).isEqualTo(before);
    }

    @Test
    void aFlagMadeByHandIsRefusedToo() throws Exception {
        files.with("go", "by hand");
        assertThat(files.call("set-flag", GREEN, "run-1/go").trouble()).contains("set by no call");
        assertThat(files.call("clear-flag", GO, "run-1/clear").trouble()).contains("set by no call");
        assertThat(files.text("go")).isEqualTo("by hand");
    }

    @Test
    void aRepeatFindsItsOwnFlag() throws Exception {
        files.call("set-flag", GREEN, "run-1/go");
        assertThat(files.call("set-flag", GREEN, "run-1/go")).isEqualTo(Outcome.succeeded("it was set already"));
    }

    @Test
    void whatWasReplacedIsThereAgainAfterTheUndo() throws Exception {
        files.call("set-flag", GREEN, "run-1/go");
        String before = files.text("go");
        assertThat(files.call("set-flag", RED_INSTEAD, "run-2/go"))
                .isEqualTo(Outcome.succeeded(
                        "set; it replaced one (value green, set by run-1/go)", Map.of("before", "green")));
        assertThat(files.call("set-flag", RED_INSTEAD, "run-2/go"))
                .isEqualTo(Outcome.succeeded("it was set already", Map.of("before", "green")));
        assertThat(files.readBack("clear-flag", GO, "run-2/go/back")).isEqualTo(Finding.NOT_DONE);

        assertThat(files.call("clear-flag", GO, "run-2/go/back"))
                .isEqualTo(Outcome.succeeded("what it had replaced is there again (value green, set by run-1/go)"));
        assertThat(files.text("go")).isEqualTo(before);
        assertThat(files.readBack("clear-flag", GO, "run-2/go/back")).isEqualTo(Finding.DONE);
    }

    @Test
    void anUndoNeverRemovesAFlagThatItsCallDidNotSet() throws Exception {
        files.call("set-flag", GREEN, "run-1/go");
        for (var with : List.of(GO, Map.<String, Object>of("flag", "go", "replace", true))) {
            assertThat(files.call("clear-flag", with, "run-2/go/back"))
                    .isEqualTo(Outcome.failed(
                            "the flag is not this call's (value green, set by run-1/go); nothing was"
                                    + " changed. Remove it by hand if it is to go",
                            true));
        }
        assertThat(files.call("clear-flag", GO, "run-1/go/back")).isEqualTo(Outcome.succeeded("cleared"));
        assertThat(files.call("clear-flag", GO, "run-1/go/back")).isEqualTo(Outcome.succeeded("it was not set"));
    }

    @Test
    void aLaterStepClearsAFlagOfItsRunAndOneOfAnotherRunOnlyIfToldTo() throws Exception {
        files.call("set-flag", GREEN, "run-1/go");
        assertThat(files.call("clear-flag", GO, "run-2/end").trouble()).contains("Say `replace: true`");
        assertThat(files.call("clear-flag", GO, "run-1/end")).isEqualTo(Outcome.succeeded("cleared"));
        files.with("go", "by hand");
        assertThat(files.call("clear-flag", Map.of("flag", "go", "replace", "true"), "run-1/end"))
                .isEqualTo(Outcome.succeeded("cleared"));
        assertThat(files.readBack("clear-flag", GO, "run-1/end")).isEqualTo(Finding.DONE);
    }

    @Test
    void replaceIsTrueOrFalse() throws Exception {
        assertThat(files.call("set-flag", Map.of("flag", "go", "replace", "yes"), "k"))
                .isEqualTo(Outcome.failed("`replace` must be true or false", true));
    }
}
