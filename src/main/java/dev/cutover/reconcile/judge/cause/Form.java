package dev.cutover.reconcile.judge.cause;

/** In which way something is wrong; those before come first where two say the same. */
public enum Form {
    /** Nothing is there to be told apart. */
    ROW("is wrong"),
    /** Something that is wrong on one side by itself. */
    ON_LEFT("%s on the left"),
    ON_RIGHT("%s on the right"),
    /** The same, in another way at each look. */
    NEVER_SETTLED_LEFT("%s on the left, and never settled"),
    NEVER_SETTLED_RIGHT("%s on the right, and never settled"),
    NULL_AGAINST_EMPTY("has no value on the left and an empty text on the right"),
    EMPTY_AGAINST_NULL("has an empty text on the left and no value on the right"),
    NO_VALUE_LEFT("has no value on the left"),
    NO_VALUE_RIGHT("has no value on the right"),
    /** A word that stands on both sides and has another name on the right; the detail has both. */
    MEANING("is %s"),
    WHITE_SPACE("differs in white space at the ends only"),
    NUMBER_FORM("differs in the form of the number only"),
    TIME_FORM("differs in the form of the time only"),
    UPPER_CASE("differs in upper and lower case only"),
    UNICODE("differs in the Unicode form of the same letters only"),
    /** A number, by as much as another column has; the detail is its name. */
    OF_COLUMN("differs by exactly %s"),
    /** A number, by an amount; the detail is right less left. */
    DELTA("differs by %s"),
    /** A number, by a factor; the detail is right by left, of four digits. */
    RATIO("is %s times as much on the right"),
    /** A time; the detail says how much later it is on the right. */
    SHIFT("is %s on the right"),
    /** Two words; the detail has both. */
    WORDS("is %s"),
    /** Whatever it is: all problems of a column. */
    ANY("differs in no common way");

    private final String words;

    Form(String words) {
        this.words = words;
    }

    /** Whether a problem of a number has one of each of these, so that they count the same problems. */
    boolean isOfNumber() {
        return this == OF_COLUMN || this == DELTA || this == RATIO;
    }

    /** Whether it is about something that is wrong on one side by itself. */
    boolean isOnOneSide() {
        return switch (this) {
            case ON_LEFT, ON_RIGHT, NEVER_SETTLED_LEFT, NEVER_SETTLED_RIGHT -> true;
            default -> false;
        };
    }

    /** Whether there are as many signatures as there are values. */
    boolean isOpen() {
        return isOfNumber() || this == SHIFT || this == WORDS || this == MEANING;
    }

    String words() {
        return words;
    }
}
