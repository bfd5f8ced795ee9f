package dev.cutover.redaction;

import dev.cutover.model.redaction.PersonalData;
import dev.cutover.model.redaction.Redaction;
import java.util.List;

/** The rules of a runbook, as the stages that a text passes through. Immutable. */
final class TextRules {
    private final ColumnNames columnNames;
    private final Headings headings;
    private final List<Finder> finders;

    TextRules(Redaction redaction) {
        columnNames = new ColumnNames(redaction.columns());
        headings = new Headings(columnNames, redaction.personalData());
        finders = redaction.personalData().stream().map(TextRules::finder).toList();
    }

    private static Finder finder(PersonalData personalData) {
        return switch (personalData) {
            case EMAIL -> new EmailFinder(personalData.word());
            case PHONE -> new PhoneFinder(personalData.word());
            case CARD -> new CardFinder(personalData.word());
            case IBAN -> new IbanFinder(personalData.word());
        };
    }

    /**
     * The stages for one text. Columns come first: the whole value is redacted, whatever could be found in it.
     *
     * @param isJson whether all of the text looks like JSON: then it has no lines of a table
     */
    TextSink stages(boolean isJson, Tally tally, TextSink out) {
        TextSink patterns = finders.isEmpty() ? out : new PatternStage(finders, isJson, tally, out);
        TextSink json =
                columnNames.isEmpty() ? patterns : new CharacterStage(new JsonKeyRule(columnNames, tally), patterns);
        return isJson || headings.isEmpty() ? json : new CharacterStage(new TableRule(headings, tally), json);
    }
}
