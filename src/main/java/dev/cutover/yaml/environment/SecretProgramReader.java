package dev.cutover.yaml.environment;

import dev.cutover.model.environment.SecretProgram;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.MapOf;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** The programs that print secrets, by the names of the secrets. */
final class SecretProgramReader {
    private static final Key<List<String>> COMMAND = Key.required(
            "command",
            ListOf.some(Text.TEXT, "a list of the program and its arguments, such as [vault, read, -field=token, app]"),
            "The program that prints the secret, and its arguments; without a shell.");
    private static final Key<Duration> TIMEOUT =
            Key.optional("timeout", DurationReader.SPAN, "How long it may run; default 30s.");

    private static final TableShape<SecretProgram> PROGRAM = TableShape.of(
                    "secret",
                    "A program that prints a secret; run only by commands that reach systems, once for each of them.",
                    List.of(COMMAND, TIMEOUT),
                    tableFields -> new SecretProgram(
                            tableFields.get(COMMAND), tableFields.or(TIMEOUT, SecretProgram.USUAL_TIMEOUT)))
            .what("the program that prints the secret, such as { command: [pass, show, db] }");

    static final MapOf<SecretProgram> PROGRAMS = new MapOf<>(
            PROGRAM,
            "a mapping from secrets to the programs that print them",
            Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*"),
            "a name of a secret: letters, digits, _, - and ., first a letter");

    private SecretProgramReader() {}
}
