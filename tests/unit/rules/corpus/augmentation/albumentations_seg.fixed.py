import argparse
from pathlib import Path

import albumentations as A
import numpy as np
import tensorflow as tf
from PIL import Image
from sklearn.model_selection import train_test_split

AUG = A.Compose([A.HorizontalFlip(p=0.5), A.Rotate(limit=20, p=0.7), A.RandomBrightnessContrast(p=0.3)])


def read_pairs(root: Path):
    xs, ms = [], []
    for p in sorted((root / "images").glob("*.png")):
        xs.append(np.array(Image.open(p).convert("RGB").resize((128, 128))))
        ms.append(np.array(Image.open(root / "masks" / p.name).convert("L").resize((128, 128))) > 127)
    return np.stack(xs), np.stack(ms).astype("uint8")


def expand(xs, ms, copies=4):
    X, M = [xs], [ms]
    for _ in range(copies):
        outs = [AUG(image=a, mask=b) for a, b in zip(xs, ms)]
        X.append(np.stack([o["image"] for o in outs]))
        M.append(np.stack([o["mask"] for o in outs]))
    return np.concatenate(X), np.concatenate(M)


def unet_small():
    i = tf.keras.Input((128, 128, 3))
    c1 = tf.keras.layers.Conv2D(16, 3, padding="same", activation="relu")(i)
    p1 = tf.keras.layers.MaxPool2D()(c1)
    c2 = tf.keras.layers.Conv2D(32, 3, padding="same", activation="relu")(p1)
    u1 = tf.keras.layers.UpSampling2D()(c2)
    c3 = tf.keras.layers.Conv2D(16, 3, padding="same", activation="relu")(tf.keras.layers.concatenate([u1, c1]))
    return tf.keras.Model(i, tf.keras.layers.Conv2D(1, 1, activation="sigmoid")(c3))


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("root", type=Path)
    ap.add_argument("--epochs", type=int, default=20)
    a = ap.parse_args()
    xs, ms = read_pairs(a.root)
    x_tr, x_te, m_tr, m_te = train_test_split(xs / 255.0, ms, test_size=0.2, random_state=1)
    x_tr, m_tr = expand((x_tr * 255).round().astype("uint8"), m_tr)
    x_tr = x_tr / 255.0
    net = unet_small()
    net.compile("adam", "binary_crossentropy", metrics=[tf.keras.metrics.BinaryIoU([1])])
    net.fit(x_tr, m_tr[..., None], epochs=a.epochs, batch_size=8)
    print(net.evaluate(x_te, m_te[..., None]))


if __name__ == "__main__":
    main()
