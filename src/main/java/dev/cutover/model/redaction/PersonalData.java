package dev.cutover.model.redaction;

import java.util.List;
import java.util.Locale;

/** Personal data that is recognised by its form, wherever it stands. */
public enum PersonalData implements RedactionRule {
    /** Addresses of e-mail. */
    EMAIL,
    /** Telephone numbers, written internationally or nationally. */
    PHONE,
    /** Numbers of payment cards, by their issuer's prefix and their check digit. */
    CARD,
    /** International bank account numbers, by their country's length and their check digits. */
    IBAN;

    /** The word for it in a runbook. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<String> names() {
        return List.of(word());
    }
}
