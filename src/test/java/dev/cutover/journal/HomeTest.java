package dev.cutover.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.model.Scope;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.testkit.JournaledRuns;
import dev.cutover.testkit.MemoryDisk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HomeTest {
    private static final Fact END = new RunFact.Ended(RunFact.Ending.COMPLETED, "", List.of(), Map.of());

    private static final Fact NOTE = new RunFact.RunNote("the same line, over and over");
    private static final Fact BACK = new RollbackFact.Requested(
            1, Scope.WHOLE_RUN, "Dana", "lead", "drill", JournaledRuns.AT, JournaledRuns.AT, Duration.ofMinutes(15));

    private final MemoryDisk disk = new MemoryDisk();
    private final Home home = new Home(Path.of("/home"), disk);

    @Test
    void idsSortByTheTimeOfTheRun() {
        RunId last = new RunId("");
        for (int i = 0; i < 20; i++) {
            try (var opened =
                    JournaledRuns.journals(disk).create(JournaledRuns.AT.plusMillis(i), JournaledRuns.created())) {
                var run = opened.journal().folder().run();
                assertThat(run.value()).hasSize(26).isLowerCase().isGreaterThan(last.value());
                last = run;
            }
        }
        assertThat(home.runs()).hasSize(20).first().isEqualTo(last);
    }

    @Test
    void aHomeThatIsNotThereHasNoRuns() {
        assertThat(home.runs()).isEmpty();
        assertThat(home.open()).isEmpty();
        assertThat(perhapsOpen()).isEmpty();
        assertThatThrownBy(() -> home.resolve("")).hasMessageContaining("no run in /home begins with ''");
    }

    @Test
    void anyPrefixThatIsUniqueWillDo() {
        begin("ab1");
        begin("ab2");
        begin("ab22");

        assertThat(home.resolve("ab1")).isEqualTo(new RunId("ab1"));
        assertThat(home.resolve("AB22")).isEqualTo(new RunId("ab22"));
        assertThat(home.resolve("ab2")).as("whole ids win").isEqualTo(new RunId("ab2"));
        assertThatThrownBy(() -> home.resolve("ab")).hasMessageContaining("'ab' begins 3 runs: [ab22, ab2, ab1]");
        assertThatThrownBy(() -> home.resolve("x")).hasMessageContaining("no run in /home begins with 'x'");
    }

    @Test
    void openRunsAreFoundTheNewestFirst() {
        begin("a");
        begin("b");
        begin("c", END);

        assertThat(home.open()).containsExactly(new RunId("b"), new RunId("a"));
        assertThat(perhapsOpen()).containsExactly(new RunId("b"), new RunId("a"));
    }

    @Test
    void aRunThatIsRolledBackAfterItsEndIsOpenAgain() {
        begin("a", END, BACK);

        assertThat(home.open()).containsExactly(new RunId("a"));
        assertThat(perhapsOpen()).containsExactly(new RunId("a"));
    }

    @Test
    void anEndIsSeenWithoutReadingWhatStandsBeforeIt() throws Exception {
        begin("a", manyNotes(END));
        begin("b", manyNotes(NOTE));
        var record = home.folder(new RunId("a")).record();
        byte[] content = disk.content(record);
        content[100] ^= 1;
        disk.replace(record, content);

        assertThat(perhapsOpen()).containsExactly(new RunId("b"));
    }

    @Test
    void anEndThatIsOddIsNoEnd() throws Exception {
        begin("a", END);
        var record = home.folder(new RunId("a")).record();
        byte[] whole = disk.content(record);
        for (int at : new int[] {whole.length - 80, whole.length - 2}) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            disk.replace(record, changed);

            assertThat(perhapsOpen()).as("byte %s", at).containsExactly(new RunId("a"));
        }
        disk.replace(record, Arrays.copyOf(whole, whole.length - 1));
        assertThat(perhapsOpen()).as("torn").containsExactly(new RunId("a"));
    }

    private List<RunId> perhapsOpen() {
        return home.runs().stream().filter(home::mayBeOpen).toList();
    }

    private static Fact[] manyNotes(Fact last) {
        var facts = new Fact[1_000];
        Arrays.fill(facts, NOTE);
        facts[facts.length - 1] = last;
        return facts;
    }

    @Test
    void aRunThatNeverBeganIsNotOpenAndCannotBe() throws Exception {
        begin("a");
        disk.makeFolder(home.folder(new RunId("b")).path());
        disk.append(home.folder(new RunId("b")).record()).close();

        assertThat(home.open()).containsExactly(new RunId("a"));
        assertThatThrownBy(() -> JournaledRuns.journals(disk).open(new RunId("b"), JournaledRuns.AT))
                .hasMessageContaining("run b never began");
        assertThatThrownBy(() -> JournaledRuns.journals(disk).open(new RunId("zz"), JournaledRuns.AT))
                .hasMessageContaining("there is no run zz in /home");
    }

    @Test
    void aRunWhoseRecordIsBrokenIsStillShown() throws Exception {
        begin("a");
        disk.replace(home.folder(new RunId("a")).record(), "nonsense\n".getBytes(UTF_8));

        assertThat(home.open()).containsExactly(new RunId("a"));
        assertThatThrownBy(() -> home.events(new RunId("a"))).hasMessageContaining("broken at line 1");
    }

    @Test
    void aNameIsTakenOnce() {
        begin("a");

        assertThatThrownBy(() -> begin("a")).hasMessageContaining("run a already exists");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", ".", "a/b", "a\u0000", "A", "-a", "a b", "../../etc"})
    void noNameLeadsOutOfTheHome(String name) {
        assertThatThrownBy(() -> home.folder(new RunId(name))).hasMessageContaining("is not a run name");
    }

    @Test
    void theHomeIsNamedOrBesideTheWork() {
        assertThat(Home.of(Map.of(), Path.of("/work"), disk).root()).isEqualTo(Path.of("/work/.cutover"));
        assertThat(Home.of(Map.of("CUTOVER_HOME", " "), Path.of("/work"), disk).root())
                .isEqualTo(Path.of("/work/.cutover"));
        assertThat(Home.of(Map.of("CUTOVER_HOME", "runs"), Path.of("/work"), disk)
                        .root())
                .isEqualTo(Path.of("/work/runs"));
        assertThat(Home.of(Map.of("CUTOVER_HOME", "/var/cutover"), Path.of("/work"), disk)
                        .root())
                .isEqualTo(Path.of("/var/cutover"));
    }

    private void begin(String run, Fact... facts) {
        try (var opened =
                JournaledRuns.journals(disk).create(new RunId(run), JournaledRuns.AT, JournaledRuns.created())) {
            opened.journal().append(JournaledRuns.AT, Event.ENGINE, List.of(facts));
            opened.journal().force();
        }
    }
}
