package dev.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What reviews need not say: sizes, names, and where output, exit, time and chance may come from. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HouseRulesTest {
    private static final int MAIN_LINES = 350;
    private static final int TEST_LINES = 450;
    private static final int METHOD_LINES = 40;
    private static final Set<String> BANNED_PACKAGES = Set.of("util", "utils", "common", "core", "impl", "helper");

    private final List<SourceFile> files;

    HouseRulesTest() throws IOException {
        files = SourceFile.under(Path.of("src"));
    }

    @Test
    void findsTheSources() {
        assertThat(files).anyMatch(SourceFile::isMain).anyMatch(file -> !file.isMain());
    }

    @Test
    void filesStaySmall() {
        assertThat(files)
                .filteredOn(file -> file.lines() > (file.isMain() ? MAIN_LINES : TEST_LINES))
                .extracting(file -> file.path() + " has " + file.lines() + " lines")
                .isEmpty();
    }

    @Test
    void methodsStaySmall() {
        assertThat(files)
                .flatExtracting(file -> file.methods().stream()
                        .filter(method -> method.lines() > METHOD_LINES)
                        .map(method -> file.path() + ":" + method.line() + " " + method.signature() + " has "
                                + method.lines() + " lines")
                        .toList())
                .isEmpty();
    }

    @Test
    void packagesAreNamedAfterWhatTheyHold() {
        assertThat(files)
                .filteredOn(file -> List.of(file.folder().split("/")).stream().anyMatch(BANNED_PACKAGES::contains))
                .extracting(SourceFile::path)
                .isEmpty();
    }

    @Test
    void classesAreNamedAfterWhatTheyAre() {
        assertThat(files)
                .filteredOn(file -> file.name().matches(".*(Manager|Helper|Impl|Utils?)\\.java"))
                .extracting(SourceFile::path)
                .isEmpty();
    }

    @Test
    void onlyTheCommandLineSpeaksAndExits() {
        assertThat(matches("System\\s*\\.\\s*(out|err|exit)\\b", file -> !isProcess(file) && !isBench(file)))
                .isEmpty();
    }

    @Test
    void timeComesIn() {
        assertThat(matches(
                        "\\b(Instant|LocalDate|LocalDateTime|LocalTime|OffsetDateTime|ZonedDateTime)\\.now\\("
                                + "|\\bSystem\\.(currentTimeMillis|nanoTime)\\b|\\bThread\\.sleep\\b|\\bClock\\.system",
                        file -> !mayReadTheClock(file)))
                .isEmpty();
    }

    @Test
    void chanceHasASeed() {
        assertThat(matches(
                        "\\bnew (Random|SplittableRandom)\\(\\)|\\bMath\\.random\\b|\\bThreadLocalRandom\\b",
                        file -> !mayReadTheClock(file)))
                .isEmpty();
    }

    @Test
    void nothingIsLeftForLater() {
        var later = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
        assertThat(files)
                .filteredOn(SourceFile::isMain)
                .filteredOn(file -> later.matcher(file.text()).find())
                .extracting(SourceFile::path)
                .isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> marked = files.stream()
                .filter(file -> file.name().equals("package-info.java"))
                .filter(file -> file.code().contains("@NullMarked"))
                .map(SourceFile::folder)
                .collect(Collectors.toSet());
        assertThat(files)
                .filteredOn(SourceFile::isMain)
                .extracting(SourceFile::folder)
                .isSubsetOf(marked);
    }

    /** The clock itself, the wiring that picks it, and benchmarks, whose business is the wall clock. */
    private static boolean mayReadTheClock(SourceFile file) {
        boolean wiring = file.isMain() && isProcess(file);
        return file.name().contains("Clock")
                || file.folder().startsWith("dev/cutover/engine/time")
                || wiring
                || isBench(file);
    }

    /** The command line, and the process that it stands in. */
    private static boolean isProcess(SourceFile file) {
        return file.folder().startsWith("dev/cutover/cli") || file.folder().startsWith("dev/cutover/execution/process");
    }

    private static boolean isBench(SourceFile file) {
        return !file.isMain() && (file.folder() + "/").contains("/bench/");
    }

    private List<String> matches(String regex, Predicate<SourceFile> applies) {
        var pattern = Pattern.compile(regex);
        var found = new ArrayList<String>();
        for (SourceFile file : files) {
            if (applies.test(file)) {
                file.linesMatching(pattern).forEach(line -> found.add(file.path() + ":" + line));
            }
        }
        return found;
    }
}
