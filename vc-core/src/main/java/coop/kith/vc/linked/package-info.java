/**
 * What a credential links to: where such documents are had from, and the verdict on those that are credentials.
 *
 * <p>Nothing is had from anywhere unless the application says from where: {@link coop.kith.vc.linked.LinkedDocuments#none} is the start. A fetched document may take
 * 10 seconds and 1 MiB, since whoever made the credential chooses the address; one verification follows a bounded number of links, as its verifier says.
 */
@NullMarked
package coop.kith.vc.linked;

import org.jspecify.annotations.NullMarked;
