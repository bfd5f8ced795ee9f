package dev.cutover.reconcile.recipe;

import java.util.List;
import java.util.stream.Collectors;

/** Two sources cannot be compared as it was asked. */
public final class UnfitRecipe extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<RecipeMistake> mistakes;

    /** With all mistakes that were found, at least one. */
    public UnfitRecipe(List<RecipeMistake> mistakes) {
        super(mistakes.stream().map(RecipeMistake::sentence).collect(Collectors.joining("; ")));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<RecipeMistake> mistakes() {
        return mistakes;
    }
}
