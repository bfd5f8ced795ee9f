package dev.cutover.cli.option;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What is given to a runbook's parameters. */
public final class ParamOption {
    private static final String EXAMPLE = "--param wave=2";

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUE",
            description = "A parameter of the runbook; may be given several times, each name once.")
    private List<String> given = List.of();

    /** Value by name. A name that is given twice is refused, since it is ambiguous. */
    public Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        for (String one : given) {
            int equals = one.indexOf('=');
            if (equals < 1) {
                throw new ProblemException(ExitCode.USAGE, "--param takes NAME=VALUE, not '" + one + "'", EXAMPLE);
            }
            String name = one.substring(0, equals);
            if (values.put(name, one.substring(equals + 1)) != null) {
                throw new ProblemException(
                        ExitCode.USAGE,
                        "--param gives '" + name + "' more than once",
                        "keep one of them; separate the values of a list by commas: --param " + name + "=a,b");
            }
        }
        return values;
    }
}
