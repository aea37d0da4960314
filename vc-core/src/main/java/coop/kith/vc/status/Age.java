package coop.kith.vc.status;

import java.time.Duration;

/** A length of time as a person says it: in its largest whole unit. */
final class Age {
    private Age() {}

    static String words(Duration age) {
        if (age.toDays() > 0) {
            return counted(age.toDays(), "day");
        }
        if (age.toHours() > 0) {
            return counted(age.toHours(), "hour");
        }
        return age.toMinutes() > 0 ? counted(age.toMinutes(), "minute") : counted(age.toSeconds(), "second");
    }

    private static String counted(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }
}
