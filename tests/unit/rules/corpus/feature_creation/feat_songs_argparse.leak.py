import argparse
import json
import sys

import pandas as pd
from sklearn.cluster import MiniBatchKMeans
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split

AUDIO = ["danceability", "energy", "valence", "tempo", "speechiness"]


def cli(argv):
    parser = argparse.ArgumentParser(prog="popularity")
    parser.add_argument("input")
    parser.add_argument("-k", "--clusters", type=int, default=25)
    parser.add_argument("--json", action="store_true")
    return parser.parse_args(argv)


def featurize(songs, k):
    km = MiniBatchKMeans(n_clusters=k, random_state=0, n_init=3)
    dist = pd.DataFrame(km.fit_transform(songs[AUDIO]), index=songs.index).add_prefix("d_")
    return pd.concat([songs[AUDIO], dist], axis=1)


def main(argv):
    ns = cli(argv)
    songs = pd.read_csv(ns.input).dropna(subset=AUDIO + ["popularity"])
    feats = featurize(songs, ns.clusters)
    f_tr, f_te, p_tr, p_te = train_test_split(feats, songs["popularity"], random_state=0)
    rf = RandomForestRegressor(n_estimators=150, random_state=0, n_jobs=2).fit(f_tr, p_tr)
    mae = mean_absolute_error(p_te, rf.predict(f_te))
    if ns.json:
        json.dump({"mae": mae, "n": len(songs)}, sys.stdout)
    else:
        print("MAE", mae)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
