package dev.cutover.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FileTroubleTest {
    @Test
    void aBareNameGetsItsWords() {
        assertThat(FileTrouble.words(new AccessDeniedException("/srv/x"))).isEqualTo("/srv/x: permission denied");
        assertThat(FileTrouble.words(new NoSuchFileException("/srv/x"))).isEqualTo("/srv/x: no such file or folder");
    }

    @Test
    void aFileThatTheSentenceHasNamedIsNotNamedAgain() {
        var file = Path.of("/srv/x");
        assertThat(FileTrouble.words(new AccessDeniedException("/srv/x"), file)).isEqualTo("permission denied");
        assertThat(FileTrouble.words(new NotDirectoryException("/srv/x"), file)).isEqualTo("it is not a folder");
        assertThat(FileTrouble.words(new IOException("/srv/x is a pipe"), file)).isEqualTo("it is a pipe");
        assertThat(FileTrouble.words(new AccessDeniedException("/srv/x/y"), file))
                .isEqualTo("/srv/x/y: permission denied");
    }

    @Test
    void wordsThatAreThereAreKept() {
        assertThat(FileTrouble.words(new FileSystemException("/srv/x", null, "Read-only file system")))
                .isEqualTo("/srv/x: Read-only file system");
        assertThat(FileTrouble.words(new IOException("the cable is out"))).isEqualTo("the cable is out");
        assertThat(FileTrouble.words(new EOFException())).isEqualTo("EOFException");
    }
}
