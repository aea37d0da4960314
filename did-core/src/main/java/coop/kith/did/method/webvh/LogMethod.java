package coop.kith.did.method.webvh;

import coop.kith.did.Did;
import coop.kith.did.location.Idna;
import coop.kith.did.location.LogLocation;
import coop.kith.did.resolve.Past;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;

/** What the methods that live off a log have in common: where it lies, how it is read, what it says. Immutable. */
final class LogMethod {
    private final Idna idna;
    private final LogReader reader;

    LogMethod(Idna idna, LogReader reader) {
        this.idna = idna;
        this.reader = reader;
    }

    Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
        return LogLocation.of(did, idna)
                .fold(
                        location -> {
                            LogReader.Read read = reader.read(location, !Selection.isLatest(options), around);
                            if (read instanceof LogReader.Read.Done done) {
                                return new LogAnswer(did, idna, done).resolution(options);
                            }
                            return read instanceof LogReader.Read.Missing missing
                                    ? new Resolution.Invalid(missing.problems())
                                    : new Resolution.Unavailable(((LogReader.Read.Unknown) read).problems());
                        },
                        Resolution.Invalid::new);
    }

    Past history(Did did, Surroundings around) {
        return LogLocation.of(did, idna)
                .fold(
                        location -> {
                            LogReader.Read read = reader.read(location, true, around);
                            if (read instanceof LogReader.Read.Done done) {
                                return new LogAnswer(did, idna, done).past();
                            }
                            return read instanceof LogReader.Read.Missing missing
                                    ? new Past.Invalid(missing.problems())
                                    : new Past.Unavailable(((LogReader.Read.Unknown) read).problems());
                        },
                        Past.Invalid::new);
    }
}
