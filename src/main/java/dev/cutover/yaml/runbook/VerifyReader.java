package dev.cutover.yaml.runbook;

import dev.cutover.model.Verify;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.MapOf;
import dev.cutover.yaml.shape.Settings;
import dev.cutover.yaml.shape.Table;
import dev.cutover.yaml.shape.Text;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How to see whether an action took. */
final class VerifyReader {
    private static final Key<String> CALL = Key.required("call", Text.TEXT, "A reading operation of the same system.");
    private static final Key<Map<String, Object>> WITH =
            Key.optional("with", Settings.SETTINGS, "Parameters of the operation.");
    private static final Key<Map<String, String>> EXPECT = Key.required(
            "expect",
            new MapOf<>(Text.TEXT, "a mapping from outputs to values", Pattern.compile("\\S+"), "an output's name"),
            "What each output must be, compared as text.");

    static final Table<Verify> VERIFY = Table.of(
                    "verify",
                    "How to see whether an action took: a read, and what it should say.",
                    List.of(CALL, WITH, EXPECT),
                    fields -> new Verify(fields.get(CALL), fields.or(WITH, Map.of()), fields.get(EXPECT)))
            .what("the keys of verify: call, with, expect");

    private VerifyReader() {}
}
