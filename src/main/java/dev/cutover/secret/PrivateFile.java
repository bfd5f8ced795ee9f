package dev.cutover.secret;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/**
 * A file that holds the secret of a name. It is refused if users other than its owner may read or write it.
 *
 * @param file where links have led to
 */
record PrivateFile(String name, Path file) {
    private static final long LARGEST = 1 << 20;
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    /** Its content; a line break at its end is dropped. */
    String text() throws IOException {
        demandPrivacy();
        if (Files.size(file) > LARGEST) {
            throw refused(name, file + " is larger than 1 MiB", "store the secret alone in the file");
        }
        return withoutLineBreak(decoded(Files.readAllBytes(file)));
    }

    private void demandPrivacy() throws IOException {
        var given = EnumSet.noneOf(PosixFilePermission.class);
        try {
            given.addAll(Files.getPosixFilePermissions(file));
        } catch (UnsupportedOperationException e) {
            throw refused(
                    name,
                    "the file system does not report who may read " + file,
                    "use an environment variable, or a file system with permissions");
        }
        if (!given.contains(PosixFilePermission.OWNER_READ)) {
            throw refused(name, file + " cannot be read by its owner", "permit it with:  chmod 600 " + file);
        }
        given.retainAll(OTHERS);
        if (!given.isEmpty()) {
            throw refused(name, file + " is readable by others than its owner", "restrict it with:  chmod 600 " + file);
        }
    }

    private String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused(name, "its file is not UTF-8 text", "store it in base64, if the system that needs it can");
        }
    }

    static String withoutLineBreak(String text) {
        String shorter = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return shorter.endsWith("\r") ? shorter.substring(0, shorter.length() - 1) : shorter;
    }

    static ProblemException refused(String name, String why, String hint) {
        return new ProblemException(ExitCode.INVALID, "the secret " + name + " cannot be used: " + why, hint);
    }
}
