package dev.cutover.reconcile.look;

import dev.cutover.reconcile.row.StoredText;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;

/** A look that is done, in a file. Stateless. */
final class LookMark {
    private LookMark() {}

    static void write(DataOutput out, Look look) throws IOException {
        out.writeInt(look.number());
        out.writeLong(look.suspects());
        out.writeBoolean(look.isLast());
        out.writeInt(look.remarks().size());
        for (String remark : look.remarks()) {
            StoredText.write(out, remark);
        }
    }

    static Look read(DataInput in) throws IOException {
        int number = in.readInt();
        long suspects = in.readLong();
        boolean isLast = in.readBoolean();
        var remarks = new ArrayList<String>();
        for (int rest = in.readInt(); rest > 0; rest--) {
            remarks.add(StoredText.read(in));
        }
        return new Look(number, suspects, isLast, remarks);
    }
}
