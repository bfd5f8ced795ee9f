package dev.cutover.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder such as {@code ~/.ssh}. */
public record KeyFolder(Path path) {
    private static final String PUBLIC = ".pub";
    private static final long MOST_BYTES = 1 << 16;

    /**
     * The private key of a public one, known by the {@code .pub} beside it; where the private one is not there, the
     * public one, since the agent may hold the other. Empty if the folder has neither.
     *
     * @param key public, {@code type base64}
     */
    public Optional<Path> find(String key) {
        return publicKeys().stream().filter(file -> isOf(file, key)).findFirst().map(file -> {
            String name = file.toString();
            var secret = Path.of(name.substring(0, name.length() - PUBLIC.length()));
            return Files.isReadable(secret) ? secret : file;
        });
    }

    private List<Path> publicKeys() {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(PUBLIC))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException none) {
            return List.of();
        }
    }

    private static boolean isOf(Path file, String key) {
        try {
            return Files.size(file) < MOST_BYTES
                    && (Files.readString(file, StandardCharsets.ISO_8859_1).strip() + " ").startsWith(key + " ");
        } catch (IOException unreadable) {
            return false;
        }
    }
}
