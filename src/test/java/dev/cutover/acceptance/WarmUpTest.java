package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher records classes while it runs the runbooks that it contains. It ignores their failures, so that an
 * invalid one would only make every later start slower.
 */
class WarmUpTest {
    private static final Pattern FILE = Pattern.compile("(?ms)^    cat >(\\S+) <<'END'$\\n(.*?)^END$");

    @TempDir
    private Path folder;

    @Test
    void theRunbooksOfTheLauncherRunToTheirEnds() throws IOException {
        var place = Place.in(folder);
        var files = FILE.matcher(Files.readString(Path.of("bin/cutover")));
        int found = 0;
        while (files.find()) {
            place.write(files.group(1), files.group(2).replace("sleep, \"3.2\"", "sleep, \"0\""));
            found++;
        }
        assertThat(found).isEqualTo(7);

        place.run("validate", "runbook.yaml", "--env", "sandbox").done();
        place.run("plan", "runbook.yaml").done();
        assertThat(place.run("run", "runbook.yaml", "--no-input").exit()).isEqualTo(4);
        place.run("status", "--output", "json").done();
        assertThat(place.run("resume", "--answers", "answers.yaml", "--no-input")
                        .exit())
                .isZero();
        assertThat(place.run("run", "programs.yaml", "--env", "local.yaml", "--no-input")
                        .exit())
                .isZero();
        assertThat(place.run("diff", "left.csv", "right.csv", "--key", "id").exit())
                .isEqualTo(5);
        assertThat(place.run(
                                "diff",
                                "left.csv",
                                "right.csv",
                                "--key",
                                "id",
                                "--compare",
                                "total=number",
                                "--output",
                                "json")
                        .exit())
                .isEqualTo(5);
    }
}
