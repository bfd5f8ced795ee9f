package dev.cutover.secret;

import java.util.function.Consumer;

/**
 * Finds pieces of encoded secrets: a line of an encoded text that was wrapped is no whole form, yet shows a part of the
 * secret. Immutable.
 */
interface PieceSearch {

    /** How many characters from a position are read at most. */
    int longest();

    /** Reports the piece that begins at a position, if one does. Pieces of one longer piece overlap. */
    void at(String text, int at, Consumer<SecretSpan> found);
}
