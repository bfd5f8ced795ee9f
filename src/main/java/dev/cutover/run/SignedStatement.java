package dev.cutover.run;

/**
 * What a person signs: one text for one request, in one run, about one thing as it was shown. The signature is valid
 * for nothing else.
 *
 * @param about the question's id, a scope, or another subject of the request; may be empty
 * @param saw see {@link Speaker}
 */
public record SignedStatement(
        RunId run, String about, String says, String reason, String impact, String person, String saw) {
    /** The namespace of signatures, so that signatures made for other purposes are not accepted. */
    public static final String NAMESPACE = "cutover-decision@v1";

    /** The statement for a request. */
    public static SignedStatement of(RunId run, Intent intent, Speaker speaker) {
        return intent.in(run, speaker);
    }

    /** The statement of a recorded decision. */
    public static SignedStatement of(RunId run, Question question, Decision decision) {
        return new SignedStatement(
                run,
                question.id(),
                decision.says(),
                decision.reason(),
                decision.impact(),
                decision.owner(),
                question.digest());
    }

    /** The statement of a request, whoever makes it. */
    public record Intent(String about, String says, String reason, String impact) {
        private SignedStatement in(RunId run, Speaker speaker) {
            return new SignedStatement(run, about, says, reason, impact, speaker.as(), speaker.saw());
        }
    }

    /** The text: one line for each part; no value can contain a line end. */
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
