package dev.cutover.connector.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.process.ProgramEnd;
import dev.cutover.process.RunningPrograms;
import dev.cutover.spi.operation.PlaceTemplate;
import dev.cutover.testkit.web.PlainContext;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class ArgumentPropertyTest {
    private static final Charset LOCALE = Charset.forName(System.getProperty("sun.jnu.encoding"));
    private static final ProgramRunner RUNNER = new ProgramRunner(
            new ProgramEnvironment("", Map.of("LC_ALL", "C.UTF-8"), List.of(), Duration.ofSeconds(1)),
            System.getenv(),
            new RunningPrograms(Invocation.MARKS, false),
            new PlainContext(Path.of("")));

    @Property(tries = 100)
    void noValueIsEverTakenApart(@ForAll @Size(max = 4) List<String> values) throws Exception {
        var texts = new ArrayList<String>();
        values.forEach(value -> texts.add(representable(value)));
        var argv = List.of("printf", "%s\\0", "--", "{values...}").stream()
                .map(PlaceTemplate::parse)
                .toList();
        var spec = new ProgramSpec(argv, Map.of(), ProgramSpec.Stdin.NONE, Optional.empty(), Map.of());
        ProgramEnd programEnd =
                RUNNER.run(spec, Invocation.EMPTY.andEach("values", texts), ProgramRunner.Keeping.NOTHING);
        String expected = "--\0" + String.join("\0", texts) + (texts.isEmpty() ? "" : "\0");
        assertThat(new String(programEnd.out().bytes(), LOCALE)).isEqualTo(expected);
    }

    /** Without NUL, which no argument can hold, and without what this machine's locale has no bytes for. */
    private static String representable(String value) {
        return new String(value.getBytes(LOCALE), LOCALE).replace("\0", "");
    }
}
