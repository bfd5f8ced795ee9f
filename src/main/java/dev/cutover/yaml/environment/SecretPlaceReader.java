package dev.cutover.yaml.environment;

import dev.cutover.model.environment.SecretFile;
import dev.cutover.model.environment.SecretPlace;
import dev.cutover.model.environment.SecretProgram;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.KeyRule;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.MapOf;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Where secrets come from, by the names of the secrets: a program that prints it, or a file that holds it. */
final class SecretPlaceReader {
    private static final Key<List<String>> COMMAND = Key.optional(
            "command",
            ListOf.some(Text.TEXT, "a list of the program and its arguments, such as [vault, read, -field=token, app]"),
            "The program that prints the secret, and its arguments; without a shell.");
    private static final Key<Duration> TIMEOUT =
            Key.optional("timeout", DurationReader.SPAN, "How long the program may run; default 30s.");
    private static final Key<String> FILE = Key.optional(
            "file",
            Text.TEXT,
            "The file that holds the secret alone, readable by its owner alone; relative to this file's folder.");

    private static final TableShape<SecretPlace> PLACE = TableShape.of(
                    "secret",
                    "Where a secret comes from: a program that prints it, run only by commands that reach systems, once"
                            + " for each of them; or a file.",
                    List.of(COMMAND, TIMEOUT, FILE),
                    SecretPlaceReader::make)
            .what("the program that prints the secret, such as { command: [pass, show, db] }, or its file, such as"
                    + " { file: /run/secrets/db }")
            .with(KeyRule.exactlyOne(COMMAND, FILE));

    static final MapOf<SecretPlace> PLACES = new MapOf<>(
            PLACE,
            "a mapping from secrets to where they come from",
            Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*"),
            "a name of a secret: letters, digits, _, - and ., first a letter");

    private SecretPlaceReader() {}

    private static SecretPlace make(TableFields tableFields) {
        var file = tableFields.maybe(FILE);
        if (file.isPresent()) {
            if (tableFields.has(TIMEOUT)) {
                tableFields.problem(TIMEOUT, "a file has no timeout", "leave it out; it is for a program");
            }
            return new SecretFile(file.orElseThrow());
        }
        // A table without a program is reported by its rule.
        return new SecretProgram(
                tableFields.or(COMMAND, List.of("none")), tableFields.or(TIMEOUT, SecretProgram.USUAL_TIMEOUT));
    }
}
