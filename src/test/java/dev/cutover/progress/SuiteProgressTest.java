package dev.cutover.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class SuiteProgressTest {
    private static final Instant START = Instant.parse("2026-01-10T02:00:00Z");

    @TempDir
    private Path folder;

    private SuiteProgress of(String jvm, int classes) throws IOException {
        var suiteProgress = new SuiteProgress(folder, jvm, classes > 0 ? OptionalInt.of(classes) : OptionalInt.empty());
        suiteProgress.join(START);
        return suiteProgress;
    }

    @Test
    void theLineCountsWhatAllJvmsHaveDone() throws IOException {
        var here = of("1", 213);
        var there = of("2", 213);
        here.begin("PlanTest");
        there.begin("KillTest");
        here.end("PlanTest", 12);
        here.begin("dev.cutover.graph.GraphTest");

        assertThat(there.due(START.plusSeconds(130)))
                .contains("tests: 1 of 213 classes, 12 tests, 2m10s, now GraphTest, KillTest");
    }

    @Test
    void aClassThatTwoEnginesLookAtIsOneClass() throws IOException {
        var here = of("1", 3);
        here.end("dev.cutover.PlanTest", 0);
        here.end("dev.cutover.PlanTest", 12);
        here.end("dev.cutover.other.PlanTest", 5);

        assertThat(here.due(START.plusSeconds(10))).contains("tests: 2 of 3 classes, 17 tests, 0m10s");
    }

    @Test
    void itIsSaidOnceEveryTenSeconds() throws IOException {
        var here = of("1", 3);
        var there = of("2", 3);

        assertThat(here.due(START.plusSeconds(9))).isEmpty();
        assertThat(here.due(START.plusSeconds(10))).isPresent();
        assertThat(there.due(START.plusSeconds(11))).isEmpty();
        assertThat(there.due(START.plusSeconds(21))).contains("tests: 0 of 3 classes, 0 tests, 0m21s");
        assertThat(here.due(START.plusSeconds(29))).isEmpty();
    }

    @Test
    void whereOnlySomeTestsAreRunNobodyKnowsHowManyClasses() throws IOException {
        assertThat(of("1", 0).due(START.plusSeconds(10))).contains("tests: 0 classes, 0 tests, 0m10s");
    }

    @Test
    void aLineThatAnotherJvmIsWritingIsLeftForLater() throws IOException {
        var here = of("1", 3);
        here.begin("PlanTest");
        Files.writeString(folder.resolve("2.classes"), "> KillTest\n< KillTe");

        assertThat(here.due(START.plusSeconds(10)).orElseThrow())
                .contains("0 of 3", "now")
                .contains("KillTest");
    }

    @Test
    void aClassCountsWithAllTestsInIt() throws IOException {
        var here = of("1", 3);
        var listener = new ProgressListener(Optional.of(here), InstantSource.fixed(START));
        var launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build());
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(ProgressScreen.class))
                        .build(),
                listener);

        assertThat(here.due(START.plusSeconds(10))).contains("tests: 1 of 3 classes, 3 tests, 0m10s");
    }
}
