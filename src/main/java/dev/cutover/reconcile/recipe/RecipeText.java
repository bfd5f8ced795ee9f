package dev.cutover.reconcile.recipe;

import dev.cutover.reconcile.judge.Pass;
import dev.cutover.reconcile.row.InputLayout;
import dev.cutover.reconcile.row.PassInput;
import dev.cutover.spi.RecordSet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * All that the result of a comparison depends on, besides the rows, in one form: each part with its length, so that no
 * two recipes have the same text. Immutable.
 */
public record RecipeText(String text) {
    /** Changes whenever the same recipe may give another result than before. */
    private static final String FORMAT = "1";

    static RecipeText empty() {
        return new RecipeText("");
    }

    /** Of a comparison about which nothing is said yet. */
    public static RecipeText begin() {
        return empty().with("format", FORMAT);
    }

    public RecipeText with(String name, String value) {
        return new RecipeText(text + name + " " + value.length() + ":" + value + "\n");
    }

    public RecipeText with(String name, List<?> values) {
        RecipeText longer = with(name, Integer.toString(values.size()));
        for (Object value : values) {
            longer = longer.with("-", value.toString());
        }
        return longer;
    }

    /** What a pass reads. */
    RecipeText with(Pass pass) {
        RecipeText longer = with("pass", pass.name());
        for (PassInput input : pass.inputs()) {
            InputLayout layout = input.layout();
            longer = longer.with("source", input.source().name())
                    .with("input", layout.side() + " " + layout.name())
                    .with("group", layout.group())
                    .with("compared", layout.compared())
                    .with("carried", layout.carried());
            for (RecordSet.Column column : layout.columns()) {
                longer = longer.with(column.type().name(), column.name());
            }
        }
        return longer;
    }

    /** The SHA-256 of the text, in hex. */
    public String digest() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
