package dev.cutover.query.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildIdentityTest {
    @TempDir
    private Path folder;

    @Test
    void anotherJarOfTheSameNameIsAnotherBuild() throws IOException {
        var jar = Files.writeString(folder.resolve("tool.jar"), "one");
        String path = jar + File.pathSeparator + "other.jar";
        String before = BuildIdentity.atStart(path);
        assertThat(BuildIdentity.atStart(path)).isEqualTo(before).doesNotContain(" ", "\t");

        Files.writeString(jar, "another");

        assertThat(BuildIdentity.atStart(path)).isNotEqualTo(before);
    }

    @Test
    void aProcessStaysWhatItWasStartedAs() {
        assertThat(BuildIdentity.ofThisProcess()).isSameAs(BuildIdentity.ofThisProcess());
    }

    @Test
    void whatCannotBeReadIsTrustedByNobody() {
        String missing = folder.resolve("missing.jar").toString();
        assertThat(BuildIdentity.atStart(missing))
                .startsWith("process-" + ProcessHandle.current().pid());
    }
}
