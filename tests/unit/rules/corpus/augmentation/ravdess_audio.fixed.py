# # Speech Emotion Recognition (RAVDESS)

import os
import numpy as np
import pandas as pd
import librosa
import librosa.display
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.preprocessing import StandardScaler
from sklearn.metrics import confusion_matrix, classification_report
from sklearn.model_selection import train_test_split
import keras
from keras.models import Sequential
from keras.layers import Dense, Conv1D, MaxPooling1D, Flatten, Dropout
from keras.utils import to_categorical

Ravdess = "/kaggle/input/ravdess-emotional-speech-audio/audio_speech_actors_01-24/"
file_emotion, file_path = [], []
for d in os.listdir(Ravdess):
    for f in os.listdir(Ravdess + d):
        part = f.split('.')[0].split('-')
        file_emotion.append(int(part[2]) - 1)
        file_path.append(Ravdess + d + '/' + f)
data_path = pd.DataFrame({'Emotions': file_emotion, 'Path': file_path})
names = ['neutral', 'calm', 'happy', 'sad', 'angry', 'fear', 'disgust', 'surprise']
data_path.head()

plt.title('Count of Emotions', size=16)
sns.countplot(x=data_path.Emotions.map(dict(enumerate(names))))
sns.despine()

# ## Data augmentation

def noise(data):
    noise_amp = 0.035 * np.random.uniform() * np.amax(data)
    return data + noise_amp * np.random.normal(size=data.shape[0])

def stretch(data, rate=0.8):
    return librosa.effects.time_stretch(data, rate=rate)

def pitch(data, sampling_rate, pitch_factor=0.7):
    return librosa.effects.pitch_shift(data, sr=sampling_rate, n_steps=pitch_factor)

path = np.array(data_path.Path)[1]
data, sample_rate = librosa.load(path)
plt.figure(figsize=(14, 4))
librosa.display.waveshow(y=noise(data), sr=sample_rate)

# ## Feature extraction

def extract_features(data, sr):
    zcr = np.mean(librosa.feature.zero_crossing_rate(y=data).T, axis=0)
    chroma = np.mean(librosa.feature.chroma_stft(S=np.abs(librosa.stft(data)), sr=sr).T, axis=0)
    mfcc = np.mean(librosa.feature.mfcc(y=data, sr=sr).T, axis=0)
    rms = np.mean(librosa.feature.rms(y=data).T, axis=0)
    mel = np.mean(librosa.feature.melspectrogram(y=data, sr=sr).T, axis=0)
    return np.hstack((zcr, chroma, mfcc, rms, mel))

def get_features(path, augment):
    data, sample_rate = librosa.load(path, duration=2.5, offset=0.6)
    result = [extract_features(data, sample_rate)]
    if augment:
        result.append(extract_features(noise(data), sample_rate))
        result.append(extract_features(pitch(stretch(data), sample_rate), sample_rate))
    return result

def build(part, augment):
    X, Y = [], []
    for path, emotion in zip(part.Path, part.Emotions):
        for ele in get_features(path, augment):
            X.append(ele)
            Y.append(emotion)
    return np.array(X), to_categorical(Y, 8)

train_path, test_path = train_test_split(data_path, random_state=0, shuffle=True)
x_train, y_train = build(train_path, augment=True)
x_test, y_test = build(test_path, augment=False)
x_train.shape, y_train.shape, x_test.shape, y_test.shape

scaler = StandardScaler()
x_train = scaler.fit_transform(x_train)
x_test = scaler.transform(x_test)
x_train = np.expand_dims(x_train, axis=2)
x_test = np.expand_dims(x_test, axis=2)

model = Sequential()
model.add(Conv1D(256, kernel_size=5, strides=1, padding='same', activation='relu', input_shape=(x_train.shape[1], 1)))
model.add(MaxPooling1D(pool_size=5, strides=2, padding='same'))
model.add(Conv1D(128, kernel_size=5, strides=1, padding='same', activation='relu'))
model.add(MaxPooling1D(pool_size=5, strides=2, padding='same'))
model.add(Dropout(0.2))
model.add(Flatten())
model.add(Dense(units=32, activation='relu'))
model.add(Dropout(0.3))
model.add(Dense(units=8, activation='softmax'))
model.compile(optimizer='adam', loss='categorical_crossentropy', metrics=['accuracy'])

history = model.fit(x_train, y_train, batch_size=64, epochs=50)
print("Accuracy on test data: ", model.evaluate(x_test, y_test)[1] * 100, "%")

y_pred = model.predict(x_test).argmax(axis=1)
print(classification_report(y_test.argmax(axis=1), y_pred, target_names=names))

cm = confusion_matrix(y_test.argmax(axis=1), y_pred)
plt.figure(figsize=(9, 7))
sns.heatmap(cm, annot=True, cmap='Blues', fmt='d', xticklabels=names, yticklabels=names)
