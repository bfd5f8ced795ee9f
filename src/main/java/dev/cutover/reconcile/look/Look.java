package dev.cutover.reconcile.look;

import java.util.List;

/**
 * What is known after a look.
 *
 * @param number from 1
 * @param suspects the keys that have to be looked at again
 * @param isLast whether nothing has to be looked at again, or the limit is reached
 * @param remarks what is worth telling about the reading, each a sentence: that a side had to be read anew
 */
public record Look(int number, long suspects, boolean isLast, List<String> remarks) {
    public Look {
        remarks = List.copyOf(remarks);
    }
}
