package dev.cutover.run;

/**
 * What a person signs: one text for one wish, in one run, about one thing as it was shown to them. A signature of it
 * serves for nothing else.
 *
 * @param about the question's id, a scope, or whatever else the wish is about; may be empty
 * @param saw see {@link Speaker}
 */
public record SignedStatement(
        RunId run, String about, String says, String reason, String impact, String person, String saw) {
    /** What signatures are made for, so that those made for other purposes are none of ours. */
    public static final String NAMESPACE = "cutover-decision@v1";

    /** What a person states who asks for something. */
    public static SignedStatement of(RunId run, Intent intent, Speaker speaker) {
        return intent.in(run, speaker);
    }

    /** What a person has stated who answered a question, from the record. */
    public static SignedStatement of(RunId run, Question question, Decision decision) {
        return new SignedStatement(
                run,
                question.id(),
                decision.choice(),
                decision.reason(),
                decision.impact(),
                decision.owner(),
                question.digest());
    }

    /** What is wished for, whoever wishes it. */
    public record Intent(String about, String says, String reason, String impact) {
        private SignedStatement in(RunId run, Speaker speaker) {
            return new SignedStatement(run, about, says, reason, impact, speaker.as(), speaker.saw());
        }
    }

    /** The text: a line for each part, with nothing in it that could be taken for the end of one. */
    public String text() {
        return NAMESPACE + "\n"
                + line("run", run.value())
                + line("about", about)
                + line("saw", saw)
                + line("person", person)
                + line("says", says)
                + line("reason", reason)
                + line("impact", impact);
    }

    private static String line(String name, String value) {
        return name + ": " + CanonicalLines.oneLine(value) + "\n";
    }
}
