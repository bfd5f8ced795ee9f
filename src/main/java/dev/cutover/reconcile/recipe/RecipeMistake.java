package dev.cutover.reconcile.recipe;

import dev.cutover.model.reconcile.Side;
import java.util.List;

/** Why two sources cannot be compared as it was asked. */
public sealed interface RecipeMistake {

    /** As a sentence that names the source. */
    String sentence();

    /**
     * A source lacks a column that somebody named.
     *
     * @param source its name
     * @param use what the column was named for: {@code key}, {@code rule}, {@code rename}
     * @param available the columns that it has, by their common names
     */
    record NoSuchColumn(Side side, String source, String column, Use use, List<String> available)
            implements RecipeMistake {
        public NoSuchColumn {
            available = List.copyOf(available);
        }

        @Override
        public String sentence() {
            return source + " has no column '" + column + "'" + use.purpose() + ". It has "
                    + String.join(", ", available);
        }
    }

    /** What a column was named for. */
    enum Use {
        KEY(", which is in the key"),
        RULE(", which has a rule"),
        RENAMED(", which is to get another name"),
        CHANGED(", which is to say when a row has changed"),
        JUDGED(", which has the stages");

        private final String purpose;

        Use(String purpose) {
            this.purpose = purpose;
        }

        String purpose() {
            return purpose;
        }
    }

    /** Two columns of one source get the same common name. */
    record SameName(Side side, String source, String column) implements RecipeMistake {
        @Override
        public String sentence() {
            return source + " has two columns that are called '" + column + "' here";
        }
    }

    /** No column tells rows apart. */
    record NoKey() implements RecipeMistake {
        @Override
        public String sentence() {
            return "No column is in the key: nothing says which rows belong together";
        }
    }

    /** A column of the key has a rule. Keys are compared by their bytes, on both sides. */
    record RuleForKey(String column) implements RecipeMistake {
        @Override
        public String sentence() {
            return "The column '" + column + "' is in the key and has a rule: keys are compared by their bytes";
        }
    }
}
