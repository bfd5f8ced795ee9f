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
import java.util.Optional;
import java.util.Set;

/**
 * Secrets in the files of a folder. Each file has the name of its secret; a line break at its end is dropped. A file is
 * refused if users other than its owner may read or write it, or if it is a link to a file outside the folder.
 * Immutable and thread-safe.
 */
public final class FolderSource implements SecretSource {
    private static final long LARGEST = 1 << 20;
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final Path folder;

    public FolderSource(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<String> find(String name) {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Path real = file.toRealPath();
            if (!real.startsWith(folder.toRealPath()) || !Files.isRegularFile(real)) {
                throw refused(
                        name,
                        file + " is not a regular file in that folder",
                        "put the file itself there, not a link to it");
            }
            demandPrivacy(name, real);
            if (Files.size(real) > LARGEST) {
                throw refused(name, file + " is larger than 1 MiB", "store the secret alone in the file");
            }
            return Optional.of(withoutLineBreak(decode(name, Files.readAllBytes(real))));
        } catch (IOException e) {
            throw refused(name, file + " cannot be read", "check it with: ls -l " + file);
        }
    }

    @Override
    public String advice(String name) {
        return "put it into the file " + folder.resolve(name) + ", readable by you alone (chmod 600)";
    }

    private static void demandPrivacy(String name, Path file) throws IOException {
        Set<PosixFilePermission> given;
        try {
            given = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        } catch (UnsupportedOperationException e) {
            throw refused(
                    name,
                    "the file system does not report who may read " + file,
                    "use an environment variable, or a file system with permissions");
        }
        given.retainAll(OTHERS);
        if (!given.isEmpty()) {
            throw refused(name, file + " is readable by others than its owner", "restrict it with:  chmod 600 " + file);
        }
    }

    private static String decode(String name, byte[] bytes) {
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

    private static ProblemException refused(String name, String why, String hint) {
        return new ProblemException(ExitCode.INVALID, "the secret " + name + " cannot be used: " + why, hint);
    }
}
