package dev.cutover.yaml.runbook.step;

import dev.cutover.model.Verify;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.MapOf;
import dev.cutover.yaml.shape.SettingsShape;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the verification of an action. */
final class VerifyReader {
    private static final Key<String> CALL = Key.required("call", Text.TEXT, "A reading operation of the same system.");
    private static final Key<Map<String, Object>> WITH =
            Key.optional("with", SettingsShape.SETTINGS, "Parameters of the operation.");
    private static final Key<Map<String, String>> EXPECT = Key.required(
            "expect",
            new MapOf<>(Text.TEXT, "a mapping from outputs to values", Pattern.compile("\\S+"), "an output's name"),
            "What each output must be, compared as text.");

    static final TableShape<Verify> VERIFY = TableShape.of(
                    "verify",
                    "How the effect of an action is verified: a read and its expected outputs.",
                    List.of(CALL, WITH, EXPECT),
                    tableFields ->
                            new Verify(tableFields.get(CALL), tableFields.or(WITH, Map.of()), tableFields.get(EXPECT)))
            .what("the keys of verify: call, with, expect");

    private VerifyReader() {}
}
