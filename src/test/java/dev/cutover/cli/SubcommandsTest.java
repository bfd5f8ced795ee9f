package dev.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class SubcommandsTest {

    @Test
    void everyCommandIsFoundByTheNameThatItHas() {
        assertThat(Subcommands.NAMES).doesNotHaveDuplicates().allSatisfy(name -> {
            Class<?> type = Subcommands.named(name);
            assertThat(type).isNotNull();
            assertThat(type.getAnnotation(Command.class).name()).isEqualTo(name);
        });
    }

    @Test
    void noCommandIsLeftOutOfTheHelp() throws IOException {
        var source = Files.readString(Path.of("src/main/java/dev/cutover/cli/Subcommands.java"));
        var found = Pattern.compile("case \"([a-z-]+)\"")
                .matcher(source)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();

        assertThat(found).containsExactlyInAnyOrderElementsOf(Subcommands.NAMES);
    }

    /** To look for methods that are commands takes each start some milliseconds, and there are none. */
    @Test
    void noCommandIsSearchedForMethodsThatAreCommands() {
        assertThat(Subcommands.NAMES)
                .allSatisfy(name -> assertThat(Subcommands.named(name).getAnnotation(Command.class))
                        .extracting(Command::addMethodSubcommands)
                        .isEqualTo(false));
    }

    @Test
    void onlyTheCommandThatIsMeantIsLookedAt() {
        assertThat(added("--verbose", "status", "runs")).containsExactly("status");
        assertThat(added("statsu")).containsExactlyElementsOf(Subcommands.NAMES);
        assertThat(added("help", "status")).containsExactlyElementsOf(Subcommands.NAMES);
    }

    @Test
    void theHelpNamesEveryExitCode() {
        String[] listed = Cutover.class.getAnnotation(Command.class).exitCodeList();

        assertThat(listed)
                .containsExactlyElementsOf(Arrays.stream(ExitCode.values())
                        .map(code -> code.code() + ":" + code.meaning())
                        .toList());
    }

    private static List<String> added(String... args) {
        var line = new CommandLine(new Cutover(), new CommandFactory(ProcessEnvironment.ofThisProcess()));
        Subcommands.addTo(line, args);
        return List.copyOf(line.getSubcommands().keySet());
    }
}
