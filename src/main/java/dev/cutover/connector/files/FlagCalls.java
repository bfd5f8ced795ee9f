package dev.cutover.connector.files;

import dev.cutover.spi.CallContext;
import dev.cutover.spi.Outcome;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Calls that set and clear one flag. A flag is the call's that set it: another call neither takes it over nor removes
 * it, unless it is told to. Its owner lets one thread at a time use it.
 *
 * @param replaces whether a flag of another call may be replaced, or removed
 */
record FlagCalls(FlagFile flag, boolean replaces) {
    /** How the key of an undo ends; before that stands the key of the call that it undoes. */
    private static final String BACK = "/back";

    Outcome set(String value, CallContext context) throws IOException {
        var text = flag.text();
        var before = text.map(FlagContent::parse);
        boolean isOwn = before.filter(content -> content.key().equals(context.idempotencyKey()))
                .isPresent();
        if (isOwn && before.get().value().equals(value)) {
            return Outcome.succeeded("it was set already", outputs(before.get().replaced()));
        }
        if (before.isPresent() && !isOwn && !replaces) {
            return Outcome.failed(
                    "the flag is set already " + before.get().words()
                            + "; nothing was changed. Remove it, or say `replace: true`",
                    true);
        }
        var replaced = isOwn ? before.get().replaced() : text;
        flag.set(new FlagContent(value, context.idempotencyKey(), context.correlation(), replaced).text());
        return before.isEmpty()
                ? Outcome.succeeded("set")
                : Outcome.succeeded("set; it replaced one " + before.get().words(), outputs(replaced));
    }

    private static Map<String, String> outputs(Optional<String> replaced) {
        return replaced.map(text -> Map.of("before", FlagContent.parse(text).value()))
                .orElse(Map.of());
    }

    /** An undo restores what the call that it undoes had replaced. */
    Outcome clear(CallContext context) throws IOException {
        var content = flag.read();
        if (content.isEmpty()) {
            return Outcome.succeeded("it was not set");
        }
        String key = context.idempotencyKey();
        if (!isOf(key, content.get()) && (isUndo(key) || !replaces)) {
            return Outcome.failed(
                    "the flag is not this call's " + content.get().words() + "; nothing was changed. "
                            + (isUndo(key) ? "Remove it by hand if it is to go" : "Say `replace: true` if it is to go"),
                    true);
        }
        var replaced = content.get().replaced().filter(text -> isUndo(key));
        if (replaced.isPresent()) {
            flag.set(replaced.get());
            return Outcome.succeeded("what it had replaced is there again "
                    + FlagContent.parse(replaced.get()).words());
        }
        flag.clear();
        return Outcome.succeeded("cleared");
    }

    /** Whether it is gone as far as this call removes it. */
    boolean isCleared(CallContext context) throws IOException {
        String key = context.idempotencyKey();
        return flag.read().filter(content -> !isUndo(key) || isOf(key, content)).isEmpty();
    }

    /** Whether a call may remove a flag: an undo only what its call has set, another one whatever its run has set. */
    private static boolean isOf(String key, FlagContent content) {
        return isUndo(key)
                ? content.key().equals(key.substring(0, key.length() - BACK.length()))
                : !content.key().isEmpty() && run(content.key()).equals(run(key));
    }

    private static boolean isUndo(String key) {
        return key.endsWith(BACK);
    }

    private static String run(String key) {
        int slash = key.indexOf('/');
        return slash < 0 ? key : key.substring(0, slash);
    }
}
