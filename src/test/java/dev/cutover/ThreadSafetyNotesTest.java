package dev.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Public classes and interfaces say whether they are thread-safe, in their own Javadoc or in their package's. Data need
 * not: records, enums and the sealed interfaces of them are immutable; and exceptions, which one thread throws.
 */
class ThreadSafetyNotesTest {
    private static final Pattern TYPE =
            Pattern.compile("(?m)^public (?:final |abstract |non-sealed )*(?:class|interface) (\\w+)[^{]*\\{");
    private static final Pattern EXCEPTION = Pattern.compile("\\bextends \\w*(Exception|Error)\\b");
    private static final Pattern NOTE = Pattern.compile("(?i)\\bthreads?\\b|\\bimmutable\\b|\\bstateless\\b");

    @Test
    void publicClassesSayWhetherTheyAreThreadSafe() throws IOException {
        var files = SourceFile.under(Path.of("src/main"));
        Set<String> told = files.stream()
                .filter(file -> file.name().equals("package-info.java"))
                .filter(file -> isNote(file.text()))
                .map(SourceFile::folder)
                .collect(Collectors.toSet());
        assertThat(files)
                .filteredOn(file -> !told.contains(file.folder()) && lacksNote(file.text()))
                .extracting(SourceFile::path)
                .isEmpty();
    }

    @Test
    void aClassWithoutANoteIsFound() {
        assertThat(List.of(
                        "/** Counts. */\npublic final class Counter {}",
                        "/** Counts. */\n@Deprecated\npublic interface Counter {\n/** On any thread. */\n}"))
                .allMatch(ThreadSafetyNotesTest::lacksNote);
        assertThat(List.of(
                        "/** Counts. Not thread-safe. */\npublic final class Counter {}",
                        "/** Counts. Immutable. */\n@Deprecated\npublic final class Counter {}",
                        "/** Counts. */\nfinal class Counter {}",
                        "/** Counts. */\npublic record Counter(int count) {}",
                        "/** Counts. */\npublic sealed interface Counter permits One {}",
                        "/** Cannot count. */\npublic final class NotCounted extends RuntimeException {}"))
                .noneMatch(ThreadSafetyNotesTest::lacksNote);
    }

    private static boolean lacksNote(String text) {
        var type = TYPE.matcher(text);
        return type.find()
                && !EXCEPTION.matcher(type.group()).find()
                && !isNote(text.substring(Math.max(0, text.lastIndexOf("/**", type.start())), type.start()));
    }

    private static boolean isNote(String doc) {
        return NOTE.matcher(doc).find();
    }
}
