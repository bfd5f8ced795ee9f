package dev.cutover.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FileTroubleTest {
    @Test
    void aBareNameGetsItsWords() {
        assertThat(FileTrouble.words(new AccessDeniedException("/srv/x"))).isEqualTo("/srv/x: permission denied");
        assertThat(FileTrouble.words(new NoSuchFileException("/srv/x"))).isEqualTo("/srv/x: no such file or folder");
    }

    @Test
    void wordsThatAreThereAreKept() {
        assertThat(FileTrouble.words(new FileSystemException("/srv/x", null, "Read-only file system")))
                .isEqualTo("/srv/x: Read-only file system");
        assertThat(FileTrouble.words(new IOException("the cable is out"))).isEqualTo("the cable is out");
        assertThat(FileTrouble.words(new EOFException())).isEqualTo("EOFException");
    }
}
