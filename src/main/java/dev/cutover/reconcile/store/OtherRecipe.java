package dev.cutover.reconcile.store;

/** The folder holds work over another recipe, or over sources that have changed since; it is not continued. */
public final class OtherRecipe extends Exception {
    private static final long serialVersionUID = 1;

    /** With what is different, as a sentence. */
    public OtherRecipe(String what) {
        super(what);
    }
}
