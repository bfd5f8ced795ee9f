package dev.cutover.yaml.runbook.step;

import dev.cutover.model.Undo;
import dev.cutover.model.Verify;
import dev.cutover.yaml.shape.ByForm;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.KeyRule;
import dev.cutover.yaml.shape.SettingsShape;
import dev.cutover.yaml.shape.Shape;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.shape.WordShape;
import java.util.List;
import java.util.Map;

/**
 * {@code { call: unfreeze, before: traffic }}, or {@code none} with {@code because} beside it; {@code { none: because…
 * }} is the same.
 */
final class UndoReader {
    private static final Key<String> CALL =
            Key.optional("call", Text.TEXT, "The operation of the same system that undoes it.");
    private static final Key<Map<String, Object>> WITH =
            Key.optional("with", SettingsShape.SETTINGS, "Parameters of the operation.");
    private static final Key<String> NONE =
            Key.optional("none", Text.TEXT, "Why it cannot be undone; the short form is undo: none with because.");
    private static final Key<Verify> VERIFY =
            Key.optional("verify", VerifyReader.VERIFY, "The read that proves that it was undone.");

    private static final Shape<Undo> UNDO = new ByForm<>(
            new WordShape<Undo>(Map.of("none", new Undo.None(""))),
            TableShape.of(
                            "undo",
                            "How an action is undone.",
                            List.of(CALL, WITH, VERIFY, UndoTimeReader.BEFORE, UndoTimeReader.AFTER, NONE),
                            UndoReader::make)
                    .what("the call that undoes it")
                    .with(KeyRule.exactlyOne(CALL, NONE)));

    static final Key<Undo> KEY = Key.required(
            "undo",
            UNDO,
            "The call that undoes it, such as { call: unfreeze }, and when; or none, and because says why.");
    static final Key<String> BECAUSE = Key.optional("because", Text.TEXT, "Why there is no undo, where undo is none.");

    private UndoReader() {}

    private static Undo make(TableFields tableFields) {
        if (tableFields.has(NONE)) {
            UndoTimeReader.refuse(tableFields);
            return new Undo.None(tableFields.or(NONE, "unreadable"));
        }
        return new Undo.Call(
                tableFields.or(CALL, ""),
                tableFields.or(WITH, Map.of()),
                UndoTimeReader.of(tableFields),
                tableFields.maybe(VERIFY));
    }

    /** The undo of a step, with its reason. */
    static Undo of(TableFields step) {
        Undo undo = step.get(KEY);
        if (!(undo instanceof Undo.None none)) {
            if (step.has(BECAUSE)) {
                step.problem(BECAUSE, "because belongs to undo: none, and this step has an undo", "remove it");
            }
            return undo;
        }
        if (!none.because().isEmpty()) {
            return none;
        }
        if (!step.has(BECAUSE)) {
            step.problem(KEY, "undo: none without a reason", "add because: and why there is no undo");
        }
        return new Undo.None(step.or(BECAUSE, ""));
    }
}
