package dev.cutover.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutover.text.Clean;
import dev.cutover.text.Counted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * The text in an export that tells whoever unpacks it what it is, and how to check it without Cutover. Stateless and
 * thread-safe.
 */
final class ExportReadme {
    private ExportReadme() {}

    /** @param included the paths by which the runbook includes files */
    static byte[] of(
            ExportSubject subject, List<MissingEvidence> missing, Collection<String> included, boolean signed) {
        return String.format(
                        template(),
                        subject.run(),
                        Clean.line(subject.runbook()),
                        Clean.line(subject.environment()),
                        Clean.line(subject.mode()),
                        Counted.of(subject.events(), "event") + ", " + ended(subject),
                        "Head: " + subject.head(),
                        signed ? "  manifest.json.sig  the signature of manifest.json\n" : "",
                        names(included),
                        gone(missing),
                        signed ? signature() : "")
                .getBytes(UTF_8);
    }

    private static String template() {
        try (var in = ExportReadme.class.getResourceAsStream("handed-over.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String signature() {
        return """

                  ssh-keygen -Y verify -f allowed_signers -I NAME -n %s \\
                    -s manifest.json.sig < manifest.json

                with the public key of NAME, as NAME gave it to you, in a file allowed_signers: NAME ssh-ed25519 AAAA…
                """.formatted(Manifest.NAMESPACE);
    }

    private static String ended(ExportSubject subject) {
        return subject.hasEnded()
                ? "ended as " + subject.ending()
                : "it had not ended: this is the run up to " + subject.recorded();
    }

    private static String names(Collection<String> included) {
        if (included.isEmpty()) {
            return "";
        }
        var lines = new StringBuilder("\nThe files of pinned/included/, by their numbers, are in the runbook:\n\n");
        int number = 0;
        for (String path : new TreeSet<>(included)) {
            number++;
            lines.append("  ")
                    .append(number)
                    .append("  ")
                    .append(Clean.line(path))
                    .append('\n');
        }
        return lines.toString();
    }

    private static String gone(List<MissingEvidence> missing) {
        if (missing.isEmpty()) {
            return "";
        }
        var lines = new StringBuilder(
                "\nEvidence that the record names, and that was not as captured any more when this was made\n\n");
        missing.forEach(piece -> lines.append("  ")
                .append(piece.sha256())
                .append("  ")
                .append(piece.words())
                .append("  ")
                .append(Clean.line(piece.name()))
                .append(" of step ")
                .append(Clean.line(piece.step()))
                .append('\n'));
        return lines.toString();
    }
}
