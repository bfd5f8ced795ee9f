package dev.cutover.reconcile.look;

/** Work was begun over another recipe, or over sources that have changed since; it is not continued. */
public final class RecipeChanged extends Exception {
    private static final long serialVersionUID = 1;

    /** With what has changed, as a sentence. */
    public RecipeChanged(String what) {
        super(what);
    }
}
