package dev.cutover.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of keys such as {@code ~/.ssh}. */
public record KeyFolder(Path path) {
    private static final String PUBLIC = ".pub";
    private static final long MOST_BYTES = 1 << 16;

    /**
     * The file of the private key that belongs to a public key. It is found by the {@code .pub} file next to it. If
     * there is no readable private key, the {@code .pub} file itself, because the ssh agent may hold the private key.
     * Empty if the folder has neither.
     *
     * @param key the public key, {@code type base64}
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
