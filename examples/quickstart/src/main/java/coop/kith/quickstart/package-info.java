/** The main job as a story: a project, a newcomer and a patient impostor, with real keys, credentials, commits and a release. */
@NullMarked
package coop.kith.quickstart;

import org.jspecify.annotations.NullMarked;
