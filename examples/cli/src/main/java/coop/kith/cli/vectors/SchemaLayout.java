package coop.kith.cli.vectors;

import coop.kith.cli.vectors.Observation.Word;
import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The inputs of the W3C's test suite for VC JSON Schema; the outcomes are those of its table. Its first credential is valid under the first schema, breaks the next, and
 * cannot be judged by the last. The credentials mix members of two versions of the data model: {@code issuanceDate} is read as {@code validFrom}.
 */
final class SchemaLayout implements Layout {
    private static final Pattern PLACE =
            Pattern.compile(".*/(jsonschema|jsonschemacredential)/(Draft-7|2019-09|2020-12)/(\\d+)-schema\\.json");

    @Override
    public boolean claims(Path file) {
        return PLACE.matcher(file.toString().replace('\\', '/')).matches();
    }

    @Override
    public Result<List<VectorCase>> read(Path file) {
        Matcher place = PLACE.matcher(file.toString().replace('\\', '/'));
        if (!place.matches()) {
            return Result.ok(List.of());
        }
        int number = Integer.parseInt(place.group(3));
        int last = place.group(1).equals("jsonschema") ? 7 : 11;
        Word word = number == 1 ? Word.ACCEPTED : number == last ? Word.UNDECIDED : Word.REJECTED;
        Folder folder = Folder.of(file);
        return folder.object("1-credential.json")
                .flatMap(credential -> folder.object(VectorFolder.name(file))
                        .map(schema -> List.of(new VectorCase(
                                VectorFolder.id(file),
                                "credential 1 under schema " + number + " of " + place.group(2),
                                new Task.Schema(ofOneVersion(credential), ofOneVersion(schema)),
                                new Expectation.Verdict(word, Optional.empty())))));
    }

    private static JsonObject ofOneVersion(JsonObject json) {
        return json.get("issuanceDate")
                .map(date -> json.without("issuanceDate").with("validFrom", date))
                .orElse(json);
    }
}
