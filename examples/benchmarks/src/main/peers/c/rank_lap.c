/*
 * A plain loop in C: rank_lap FILE SIZE COUNT
 *
 * FILE is what coop.kith.benchmarks.GraphFile wrote. Sweeps over its edges by target, nodes numbered by how many others they point to, as Kith numbers
 * its rows: an int and a float for each edge, scores in double, follow 0.85, mass of nodes without edges to all. Prints one line of JSON with the quickest
 * of COUNT rounds of 20 sweeps, in microseconds of CPU for each sweep. The graph is built before.
 */
#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { SWEEPS = 20 };
static const double FOLLOW = 0.85;

static void *room(size_t count, size_t size) {
  void *room = calloc(count ? count : 1, size);
  if (!room) {
    fputs("rank_lap: out of memory\n", stderr);
    exit(1);
  }
  return room;
}

static int32_t *read_ints(const char *name, size_t *count) {
  FILE *file = fopen(name, "rb");
  if (!file || fseek(file, 0, SEEK_END)) {
    perror(name);
    exit(1);
  }
  *count = (size_t)ftell(file) / 4;
  rewind(file);
  int32_t *ints = room(*count, 4);
  if (fread(ints, 4, *count, file) != *count) {
    perror(name);
    exit(1);
  }
  fclose(file);
  for (size_t at = 0; at < *count; at++) {
    ints[at] = (int32_t)ntohl((uint32_t)ints[at]);
  }
  return ints;
}

/* The place of each node among all: those first that point to most others, of equals the lower number. */
static int32_t *numbering(int32_t nodes, int32_t edges, const int32_t *edge) {
  int32_t *degree = room(nodes, 4), most = 0;
  for (int32_t at = 0; at < edges; at++) {
    int32_t now = ++degree[edge[3 * (size_t)at]];
    most = now > most ? now : most;
  }
  int32_t *next = room((size_t)most + 2, 4);
  for (int32_t node = 0; node < nodes; node++) {
    next[most - degree[node] + 1]++;
  }
  for (int32_t shelf = 0; shelf <= most; shelf++) {
    next[shelf + 1] += next[shelf];
  }
  int32_t *row = room(nodes, 4);
  for (int32_t node = 0; node < nodes; node++) {
    row[node] = next[most - degree[node]]++;
  }
  free(degree);
  free(next);
  return row;
}

int main(int count, char **arguments) {
  if (count != 4) {
    fputs("rank_lap FILE SIZE COUNT\n", stderr);
    return 64;
  }
  size_t ints;
  int32_t *file = read_ints(arguments[1], &ints);
  int32_t nodes = file[0], edges = file[1];
  const int32_t *edge = file + 2;
  int32_t *row = numbering(nodes, edges, edge);
  int32_t *start = room((size_t)nodes + 1, 4), *source = room(edges, 4);
  float *weight = room(edges, sizeof(float));
  double *given = room(nodes, 8), *rank = room(nodes, 8), *share = room(nodes, 8);
  for (int32_t at = 0; at < edges; at++) {
    start[row[edge[3 * (size_t)at + 1]] + 1]++;
    given[row[edge[3 * (size_t)at]]] += edge[3 * (size_t)at + 2];
  }
  for (int32_t node = 0; node < nodes; node++) {
    start[node + 1] += start[node];
  }
  int32_t *next = room(nodes, 4);
  for (int32_t node = 0; node < nodes; node++) {
    next[node] = start[node];
  }
  for (int32_t at = 0; at < edges; at++) {
    int32_t place = next[row[edge[3 * (size_t)at + 1]]]++;
    source[place] = row[edge[3 * (size_t)at]];
    weight[place] = (float)edge[3 * (size_t)at + 2];
  }
  free(next);
  double best = 1e300;
  for (int round = 0; round < atoi(arguments[3]); round++) {
    for (int32_t node = 0; node < nodes; node++) {
      rank[node] = 1.0 / nodes;
    }
    clock_t began = clock();
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double loose = 0;
      for (int32_t node = 0; node < nodes; node++) {
        if (given[node] > 0) {
          share[node] = FOLLOW * rank[node] / given[node];
        } else {
          loose += rank[node];
        }
      }
      double restart = (1 - FOLLOW + FOLLOW * loose) / nodes;
      for (int32_t node = 0; node < nodes; node++) {
        double sum = 0;
        for (int32_t at = start[node]; at < start[node + 1]; at++) {
          sum += share[source[at]] * weight[at];
        }
        rank[node] = restart + sum;
      }
    }
    double took = (double)(clock() - began) / CLOCKS_PER_SEC * 1e6 / SWEEPS;
    best = took < best ? took : best;
  }
  printf("{\"who\": \"c\", \"size\": \"%s\", \"sweepMicroseconds\": %.0f, \"scoreOfTheFirst\": \"%.9g\"}\n", arguments[2], best,
         rank[row[0]]);
  return 0;
}
